"""The company's answer on the page of a matter: taken in, read, and answered (S1 to S12, M12, M14)."""

from collections.abc import Callable
from datetime import date, datetime

import streamlit as st

from composer.casebook import Entry, Message
from composer.delivery import eml, mailto, plain_text
from composer.errors import ComposerError
from composer.kinds import kind
from composer.languages.interface import _, use_interface_language
from composer.languages.spoken import in_quotes, long_day
from composer.law import LawFact
from composer.replies import (
    Reading,
    known_answers,
    next_message,
    outside_facts,
    read_reply,
    wanted_evidence,
)
from composer.replies.reading import Point, Step
from composer.review import find_secrets, review
from composer.web.drafting import house_templates
from composer.web.duty import spoken
from composer.web.fields import day_format
from composer.web.keeping import change_entry
from composer.web.mail import mail_of
from composer.web.markup import anchor, aside, chip, esc, heading, items, lead
from composer.web.markup import show as show_html
from composer.web.rewording import editor, is_open, reworded, taken, ways
from composer.web.said import Said, said, say
from composer.web.sheet import preview
from composer.web.state import session, today
from composer.web.whole import whole
from composer.web.words import NEXT_STEPS, POINTS, REPLY_KINDS
from composer.writing import Draft

_TEXT, _FILE, _STEP, _ASK = "reply_text", "reply_file", "next_step", "ask"
_MOST_FACTS = 6
_LONGEST, _LONGEST_ANSWER, _LONGEST_NOTE = 20_000, 600, 1_000


def last_reading(entry: Entry) -> Reading | None:
    """What the last answer says, while we have not written since."""
    last = entry.messages[-1] if entry.messages else None
    if last is None or last.direction != "received" or not last.reading:
        return None
    return Reading.model_validate(last.reading)


def what_they_say(reading: Reading) -> None:
    """The reading as a short table, each point with the sentence that proves it."""
    heading(_("What they say"))
    with st.container(key="cc_card_reading"):
        show_html(
            f'<div class="cc-verdict"><b>{esc(_(REPLY_KINDS[reading.kind]))}</b>'
            f"{chip(_(NEXT_STEPS[reading.next]), 'could')}</div>"
        )
        for message in dict.fromkeys(warning.message for warning in reading.warnings):
            aside(message, kind="bad")
        points = [point for point in reading.points if point.state != "no" or point.id in ("request", "when")]
        shown: set[str] = set()  # one sentence may prove several points
        for point in points if reading.is_answer else ():
            if point.id != "promise" or point.sentence not in shown:
                show_html(_point(point, refused=reading.kind == "refusal", again=point.sentence in shown))
            shown.add(point.sentence)
        with st.expander(_("Their whole message")):
            show_html(f'<p class="cc-par">{esc(reading.body)}</p>')


def _point(point: Point, *, refused: bool, again: bool) -> str:
    value = f"<p>{esc(_value(point.id, point.value))}</p>" if point.value else ""
    proof = (
        f"<blockquote>{esc(in_quotes(point.sentence))}</blockquote>" if point.sentence and not again else ""
    )
    state = chip(_("Refused"), "bad") if refused and point.id == "request" else _chip(point.state)
    return f'<div class="cc-point"><b>{esc(_(POINTS[point.id]))} {state}</b>{value}{proof}</div>'


def _value(id: str, value: str) -> str:
    return spoken(date.fromisoformat(value)) if id == "when" else value


def _chip(state: str) -> str:
    words = {"yes": _("Yes"), "partly": _("Partly"), "no": _("No")}
    return chip(words[state], {"yes": "good", "partly": "should", "no": ""}[state])


def next_step(entry: Entry, reading: Reading | None) -> None:
    """The message that comes next: what the reading proposes, another step that the customer chooses, or a reminder."""
    sent = [message for message in entry.messages if message.direction == "sent"]
    if reading is None and not sent:
        return
    late = entry.due is not None and entry.due < today()
    reading = reading or Reading(language=entry.case.language, kind="unclear", next="remind")
    heading(_("Your next message"))
    step = _chosen_step(reading, late=late)
    if step == "wait" and not reading.is_answer:
        return
    if step == "wait":
        lead(_("Nothing needs to be sent. If you want their promise in writing, this notes it."))
    reading = reading.model_copy(update={"next": step})
    answers = _answers(entry, reading) if step == "answer" else {}
    with house_templates():
        built = next_message(entry, reading, previous=entry.messages[-1], written_on=today(), answers=answers)
    place = f"next_{entry.id}_{len(entry.messages)}_{step}"
    draft = reworded(built, place)
    own = tuple(paragraph for paragraph in draft.paragraphs if paragraph.role != "quoted")
    if is_open(place):
        editor(built, place)
    else:
        preview(mail_of(draft.model_copy(update={"paragraphs": own})))
    if len(own) < len(draft.paragraphs):
        show_html(f'<p class="cc-small">{esc(_("Below your name the message before is quoted."))}</p>')
    ways(built, place)
    if step == "escalate":
        _outside(entry)
    _hand_over(entry, reading, draft, lambda: taken(built, place))


def _chosen_step(reading: Reading, *, late: bool) -> Step:
    """The proposed step first; one may know better than the reading."""
    proposed: Step = "remind" if late and reading.next == "wait" else reading.next
    known = reading.is_answer or reading.kind == "phishing"
    steps: list[Step] = [*NEXT_STEPS] if known else ["wait", "remind"]
    if not known and not late:
        proposed = "wait"
    key = f"{_STEP}_{reading.message_id or len(reading.body)}_{proposed}"
    st.session_state.setdefault(key, proposed)
    return st.selectbox(
        _("What to do"),
        steps,
        format_func=lambda step: _(NEXT_STEPS[step]),
        key=key,
        filter_mode=None,
        help=_("The first one is what their answer calls for. Choose another if you know better."),
    )


def _answers(entry: Entry, reading: Reading) -> dict[str, str]:
    """A field for each of their questions, the known answers filled in; none for what is never sent by e-mail (M12)."""
    kept_back = {warning.sentence for warning in reading.warnings if warning.code == "secret_asked"}
    known = known_answers(entry, reading)
    answers: dict[str, str] = {}
    for number, ask in enumerate(reading.asks):
        if ask in kept_back:
            continue
        key = f"{_ASK}_{len(entry.messages)}_{number}"
        st.session_state.setdefault(key, known.get(ask, ""))
        told = st.text_input(" ".join(ask.split()), key=key, max_chars=_LONGEST_ANSWER)
        if find_secrets(told):
            aside(_("This is never sent by e-mail, so it stays out of the message."), kind="bad")
        if told != known.get(ask, ""):
            answers[ask] = told
    wanted = [id for id in wanted_evidence(entry, reading) if id not in entry.gathered]
    if wanted:
        names = {option.id: _(option.label) for option in kind(entry.case.kind).evidence}
        words = _("They ask for: {evidence}. Tick it off below as soon as you have it, then attach it.")
        aside(words.format(evidence=", ".join(names[id] for id in wanted)), kind="care")
    return answers


def _outside(entry: Entry) -> None:
    """The bodies that can help, as dated facts with their sources."""
    rows = [
        f"{esc(_(fact.label))}: {esc(fact.law)} {_source(fact)}"
        for fact in outside_facts(entry.case)[:_MOST_FACTS]
    ]
    if rows:
        show_html(
            f'<p class="cc-eyebrow">{esc(_("Good to know in this country"))}</p>{items(rows, "cc-small")}'
        )


def _source(fact: LawFact) -> str:
    checked = _("checked on {date}").format(date=long_day(fact.checked)) if fact.checked else ""
    return f"<small>{anchor(fact.source, _('Source'))} {esc(checked)}</small>"


def _hand_over(entry: Entry, reading: Reading, draft: Draft, at_last: Callable[[], Draft]) -> None:
    findings = review(draft, case=entry.case, report=entry.report).blocks
    blocked = bool(findings)
    if blocked:
        titles = "; ".join(dict.fromkeys(finding.title for finding in findings))
        aside(titles, strong=_("Mend this first:"), kind="bad")
    try:
        url = mailto(draft).url
    except ComposerError:
        url = ""
    language = session().language

    def file() -> bytes:
        use_interface_language(language)
        return eml(draft, entry.case, in_reply_to=reading.message_id, references=reading.references)

    with st.container(horizontal=True):
        st.link_button(
            _("Open mail program"),
            url or "https://blocked.invalid/",
            key="next_mailto",
            type="primary",
            disabled=blocked or not url,
        )
        st.download_button(
            _("Download .eml"),
            file,
            "reply.eml",
            "message/rfc822",
            key="next_eml",
            on_click="ignore",
            disabled=blocked,
        )
        st.button(
            _("Yes, I have sent it"),
            key="next_sent",
            on_click=_mark_sent,
            args=(entry, at_last),
            disabled=blocked,
        )
    with st.expander(_("Copy the text")):
        if not blocked:
            st.code(plain_text(draft), language=None, wrap_lines=True)


@whole
def _mark_sent(entry: Entry, at_last: Callable[[], Draft]) -> None:
    draft = at_last()
    sent = Message(
        direction="sent",
        at=datetime.now().astimezone(),
        subject=draft.subject,
        body=draft.body,
        recipient=draft.to,
        sender=entry.case.customer.email,
    )
    change_entry(entry, sent, restart=True)


def take_in(entry: Entry) -> None:
    """Their answer pasted or as a file, or a call instead."""
    heading(_("Have they answered?"))
    with st.container(key="cc_card_answer_in"):
        number = len(entry.messages)
        st.text_area(_("Paste their answer"), key=f"{_TEXT}_{number}", height=140, max_chars=_LONGEST)
        st.file_uploader(_("Or a file: .txt or .eml"), type=["txt", "eml"], key=f"{_FILE}_{number}")
        st.button(_("Read the answer"), key="read_answer", on_click=_read_answer, args=(entry, number))
        say("read_answer")
    _called(entry)


@whole
def _read_answer(entry: Entry, number: int) -> None:
    use_interface_language(session().language)  # a reading's warnings are words of the page
    telling, chosen = said(), st.session_state.get(f"{_FILE}_{number}")
    source = chosen.getvalue() if chosen is not None else st.session_state.get(f"{_TEXT}_{number}") or ""
    if source.strip():
        _keep_answer(entry, source)
    else:
        words = Said(lambda: _("Paste their answer first, or choose its file."), "bad")
        telling["read_answer"] = words


def _keep_answer(entry: Entry, source: bytes | str) -> None:
    reading = read_reply(source, case=entry.case, entry=entry, received=today())
    received = Message(
        direction="received",
        at=datetime.now().astimezone(),
        subject=reading.subject,
        body=reading.body,
        sender=reading.sender,
        message_id=reading.message_id,
        references=" ".join(reading.references),
        kind=reading.kind,
        reading=reading.model_dump(mode="json"),
        way="pasted",
    )
    change_entry(entry, received)


def _called(entry: Entry) -> None:
    """A call in place of a message: what was said, and until when to wait now."""
    number = len(entry.messages)
    with st.expander(_("I called them instead")):
        st.text_area(
            _("What was said, and by whom?"), key=f"call_said_{number}", height=100, max_chars=_LONGEST_NOTE
        )
        st.date_input(
            _("They promised it by"),
            value=None,
            min_value=today(),
            format=day_format(),
            key=f"call_until_{number}",
        )
        st.button(_("Keep the call"), key="called", on_click=_keep_call, args=(entry, number))


@whole
def _keep_call(entry: Entry, number: int) -> None:
    said = (st.session_state.get(f"call_said_{number}") or "").strip()
    call = Message(direction="called", at=datetime.now().astimezone(), way="telephone", body=said)
    change_entry(entry, call, restart=True, due=st.session_state.get(f"call_until_{number}"))

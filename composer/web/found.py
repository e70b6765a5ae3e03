"""What the search found: the answer first, then promises, channels, notices and pages. A company is always quoted."""

import re

import streamlit as st

from composer.languages.interface import _, ngettext
from composer.languages.spoken import in_quotes
from composer.site import Answer, Channel, PolicyFact, SiteReport
from composer.web.frame import head_for
from composer.web.markup import anchor, aside, chip, esc, heading, items, page_title, path_of, show
from composer.web.state import bound_member, case, put, session
from composer.web.whole import whole
from composer.web.words import CHANNEL_NAMES, FACT_MEANINGS, PAGE_NAMES, figure

_MOST_ANSWERS, _MOST_NOTICES = 3, 3
_LIKELY = 0.5  # an address below that is meant for somebody else: personal data, jobs, the press
_STEM = 5  # letters by which a word of the question is known again in another ending: refund, refunded


def show_report(report: SiteReport) -> None:
    """Everything a customer should see of a report."""
    with st.container(key="cc_found"):
        _company_line(report)
        _answers(report)
        promises, reach = st.columns([8, 5], gap="large") if report.facts else (None, st.container())
        if promises:
            with promises:
                _promises(report)
        with reach:
            _channels(report)
            _notices(report)
        _pages(report)


def _company_line(report: SiteReport) -> None:
    name = case().company.name or report.name or report.start_url
    seconds = max(1, round(report.cost.seconds))
    read = ngettext("{count} page read", "{count} pages read", report.cost.requests).format(
        count=report.cost.requests
    )
    took = ngettext("in {count} second", "in {count} seconds", seconds).format(count=seconds)
    host = report.start_url.split("://")[-1].strip("/")
    detail = f"{host} · {read} {took}" if report.cost.requests else _("from the text that you pasted")
    show(
        f'<div class="cc-who"><div class="cc-tile" aria-hidden="true">{esc(name[:1].upper())}</div>'
        f"<div><b>{esc(name)}</b><span>{esc(detail)}</span></div></div>"
    )


def _answers(report: SiteReport) -> None:
    now = session()
    if now.kept.answered:
        return
    if not report.answers:
        if now.kept.question:
            aside(_("The site does not seem to answer this. That is worth saying in your e-mail."))
        return
    shown = report.answers[: _MOST_ANSWERS if now.more_answers else 1]
    with st.container(key="cc_card_answer"):
        show(
            f'<div class="cc-answer"><p class="cc-eyebrow">{esc(_("Perhaps this answers it"))}</p>'
            + "".join(quoted(answer, report, now.kept.question) for answer in shown)
            + "</div>"
        )
        _answer_buttons(len(report.answers[:_MOST_ANSWERS]) - len(shown))


def _answer_buttons(more: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_("This solves it"), key="solves", on_click=head_for, args=("solved",))
        words = _("It does not, carry on")
        st.button(words, key="carry_on", type="tertiary", on_click=_put, args=("answered", True))
        if more > 0:
            words = ngettext("Show {count} more answer", "Show {count} more answers", more).format(count=more)
            st.button(words, key="more_answers", type="tertiary", on_click=_more_answers)


_put = whole(put)


@whole
def _more_answers() -> None:
    session().more_answers = True


def quoted(answer: Answer, report: SiteReport, question: str) -> str:
    """An answer as a quote with its source, the question's words marked."""
    asked = f"<b>{esc(answer.question)}</b>" if answer.question and answer.question != question else ""
    return (
        f"<blockquote>{asked}{'<br>' if asked else ''}{marked(answer.passage, question)}</blockquote>"
        f"<cite>{_source(report, answer.url)}</cite>"
    )


def marked(passage: str, question: str) -> str:
    """The passage as HTML, with words of the question in <mark>."""
    stems = {word[:_STEM].casefold() for word in re.findall(r"\w{4,}", question)}
    parts = re.split(r"(\w+)", passage)
    return "".join(
        f"<mark>{esc(part)}</mark>" if len(part) > 3 and part[:_STEM].casefold() in stems else esc(part)
        for part in parts
    )


def _source(report: SiteReport, url: str) -> str:
    title = page_title(report, url)
    return esc(_("From {page}")).replace("{page}", anchor(url, title) if "://" in url else esc(title))


def _promises(report: SiteReport) -> None:
    """The best figure of each kind; what else the site names waits behind one click, for it is less sure."""
    heading(_("What they promise"))
    best = list({fact.kind: fact for fact in reversed(report.facts)}.values())[::-1]
    rest = [fact for fact in report.facts if fact not in best]
    with st.container(key="cc_card_promises"):
        for number, fact in enumerate(best):
            _promise_row(fact, report, f"{'z' if number == len(best) - 1 else ''}{number}")
    if rest:
        words = ngettext(
            "{count} more figure that they name", "{count} more figures that they name", len(rest)
        )
        with st.expander(words.format(count=len(rest))):
            for number, fact in enumerate(rest):
                _promise_row(fact, report, f"{'z' if number == len(rest) - 1 else ''}r{number}")


def _promise_row(fact: PolicyFact, report: SiteReport, key: str) -> None:
    with st.container(key=f"cc_fact_{key}"):
        show(_promise(fact, report))
        st.checkbox(_("Mention this in my e-mail"), **bound_member("mentions", fact.id))


def _promise(fact: PolicyFact, report: SiteReport) -> str:
    number, unit = figure(fact)
    css = "figure" if unit else "figure word"
    return (
        f'<div class="cc-fact"><div class="{css}"><b>{esc(number)}</b>{esc(unit)}</div><div>'
        f"<strong>{esc(_(FACT_MEANINGS[fact.kind]))}</strong>"
        f"<blockquote>{esc(in_quotes(fact.quote))}</blockquote><cite>{_source(report, fact.url)}</cite></div></div>"
    )


def _channels(report: SiteReport) -> None:
    heading(_("How to reach them"))
    with st.container(key="cc_card_channels"):
        if not report.channels:
            show(f"<p>{esc(_('No address was found on the pages that were read. Do you know one?'))}</p>")
        else:
            best = next((report.best(kind) for kind in ("email", "form", "phone") if report.best(kind)), None)
            show(items((_channel(channel, channel is best) for channel in report.channels), "cc-chan"))
        for channel in report.channels:
            if (
                channel.kind == "email"
                and channel.confidence >= _LIKELY
                and channel.value != case().company.email
            ):
                words = _("Write to {address}").format(address=channel.value)
                to = ("company.email", channel.value)
                st.button(words, key=f"to_{channel.value}", type="tertiary", on_click=_put, args=to)


def _channel(channel: Channel, best: bool) -> str:
    label = f'<span class="cc-eyebrow">{esc(_(CHANNEL_NAMES[channel.kind]))}</span>'
    star = f" {chip(_('Best for you'), 'good')}" if best else ""
    value = (
        anchor(channel.value, _short(channel.value))
        if channel.kind in ("form", "chat")
        else esc(channel.value)
    )
    remark = _remark(channel, best)
    return f"{label}{star}<b>{value}</b>" + (f'<span class="cc-small">{esc(remark)}</span>' if remark else "")


def _short(url: str) -> str:
    return url.split("://")[-1].strip("/")


def _remark(channel: Channel, best: bool) -> str:
    reason = channel.label[:1].upper() + channel.label[1:] if channel.label != channel.value else ""
    if channel.kind == "email" and best:
        copy = _("You keep a copy in your own mailbox.")
        return f"{reason}. {copy}" if reason else copy
    return reason


def _notices(report: SiteReport) -> None:
    seen: set[str] = set()
    for notice in report.notices:
        if notice.code in seen or len(seen) == _MOST_NOTICES:
            continue
        seen.add(notice.code)
        link = (_("Open it yourself"), notice.url) if notice.url.startswith("http") else None
        aside(notice.message, link=link)


def _pages(report: SiteReport) -> None:
    if not report.pages:
        return
    heading(_("Pages we found"))
    cards = []
    seen: set[str] = set()
    for page in report.pages:
        if page.kind in seen or not page.url.startswith("http"):
            continue
        seen.add(page.kind)
        name = _(PAGE_NAMES[page.kind])
        cards.append(
            f'<a href="{esc(page.url)}" target="_blank" rel="noopener noreferrer">'
            f'<span class="cc-tile" aria-hidden="true">{esc(name[:1])}</span>'
            f"<div><b>{esc(name)}</b><span>{esc(path_of(page.url))}</span></div></a>"
        )
    show(items(cards, "cc-pages"))

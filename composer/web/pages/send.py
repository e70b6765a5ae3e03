"""Step 5: hand the e-mail over to the customer's own mailbox. Nothing is sent from here."""

from datetime import date

import streamlit as st
from babel.dates import format_date

from composer.case import Case
from composer.delivery import (
    Way,
    due_date,
    eml,
    gmail,
    mailto,
    outlook,
    outlook_work,
    plain_text,
    reminder,
    yahoo,
)
from composer.errors import ComposerError
from composer.languages.interface import _, interface_language, ngettext, use_interface_language
from composer.review import Review
from composer.site import SiteReport
from composer.web import fields
from composer.web.drafting import draft_now, review_now
from composer.web.duty import spoken
from composer.web.frame import ask_start_over, foot, head, head_for
from composer.web.keeping import mark_sent
from composer.web.markup import aside, esc, heading, items
from composer.web.markup import show as show_html
from composer.web.reading import reading
from composer.web.state import case, session
from composer.web.whole import whole
from composer.web.words import figure
from composer.writing import Draft

_WEBMAIL = (gmail, outlook, outlook_work, yahoo)


def show() -> None:
    """Draw the page."""
    draft = draft_now()
    review = review_now(draft)
    blocked = bool(review.blocks)
    head(
        "send",
        _("Not yet") if blocked else _("Ready to go"),
        _("It goes from your own mailbox, so you keep a copy. We send nothing ourselves."),
    )
    reading()
    if blocked:
        _what_blocks(review)
    ways, beside = st.columns([8, 5], gap="large")
    with ways:
        _ways(draft, blocked=blocked)
    with beside:
        _checklist(review)
        _calendar(draft, blocked=blocked)
    _afterwards(draft, blocked=blocked)
    foot("send")


def _what_blocks(review: Review) -> None:
    count = len(review.blocks)
    words = ngettext("{count} thing to mend first", "{count} things to mend first", count).format(count=count)
    with st.container(key="cc_blocked", gap="small"):
        aside("; ".join(finding.title for finding in review.blocks), strong=words + ":", kind="bad")
        if any(finding.part == "to" for finding in review.blocks):
            fields.line("company.email", _("To"), placeholder="help@shop.example")
        st.button(_("Show me where"), key="show_where", on_click=head_for, args=("email",))


def _ways(draft: Draft, *, blocked: bool) -> None:
    with st.container(key="cc_card_ways"):
        long = _program(draft, blocked=blocked)
        _webmail(draft, blocked=blocked)
        with st.container(key="cc_way_take"):
            _way_words(
                _("Or take it with you"), _("An .eml file opens in Outlook and Thunderbird as a draft.")
            )
            with st.container(horizontal=True):
                _files(draft, blocked=blocked)
        with st.container(key="cc_way_zcopy"):
            _way_words(_("Or copy it"), _("This works with every mail program and every contact form."))
            if not blocked:
                with st.expander(_("See the e-mail as it leaves, and copy it"), expanded=long):
                    _copies(draft)


def _webmail(draft: Draft, *, blocked: bool) -> None:
    """The services that take the whole e-mail in a link; a shortened one would be worse than none."""
    fitting = [way for way in _WEBMAIL if blocked or _fits(way, draft)]
    with st.container(key="cc_way_browser"):
        _way_words(
            _("Or in your browser"),
            _(
                "Opens a new message in a new tab. The text passes through that service, as all your mail there does."
            )
            if fitting
            else _(
                "The e-mail is too long for these links. Copy it below into a new message, or take the file along."
            ),
        )
        with st.container(horizontal=True):
            for way in fitting:
                _link(way, draft, blocked=blocked)


def _program(draft: Draft, *, blocked: bool) -> bool:
    """The mail program's row; True where the e-mail is too long for its link."""
    with st.container(key="cc_way_program"):
        fits = _fits(mailto, draft)
        _way_words(
            _("Open it in your mail program"),
            _("Address, subject and text are filled in. You press Send.")
            if fits
            else _(
                "The e-mail is too long for a link: address and subject are filled in; copy the text below into it."
            ),
        )
        with st.container(horizontal=True):
            _link(mailto, draft, blocked=blocked, words=_("Open mail program"), kind="primary")
    return not fits


def _fits(way: Way, draft: Draft) -> bool:
    try:
        return way(draft).fits
    except ComposerError:
        return True


def _link(way: Way, draft: Draft, *, blocked: bool, words: str = "", kind: str = "secondary") -> None:
    try:
        url = "" if blocked else way(draft).url
    except ComposerError:
        url = ""
    st.link_button(
        words or _(way.name),
        url or "https://blocked.invalid/",
        key=f"way_{way.id}",
        type="primary" if kind == "primary" else "secondary",
        disabled=not url,
    )


def _files(draft: Draft, *, blocked: bool) -> None:
    person = case()
    st.download_button(
        _("Download .eml"),
        data=lambda: eml(draft, person),
        file_name="complaint.eml",
        mime="message/rfc822",
        key="way_eml",
        on_click="ignore",
        disabled=blocked,
    )
    st.download_button(
        _("Download as text"),
        data=lambda: plain_text(draft),
        file_name="complaint.txt",
        mime="text/plain",
        key="way_text",
        on_click="ignore",
        disabled=blocked,
    )


def _copies(draft: Draft) -> None:
    for name, content in ((_("To"), draft.to), (_("Subject"), draft.subject), (_("Text"), draft.body)):
        if content:
            st.html(f'<p class="cc cc-eyebrow">{esc(name)}</p>')
            st.code(content, language=None, wrap_lines=True)


def _way_words(title: str, words: str) -> None:
    show_html(f'<div class="cc-way"><b>{esc(title)}</b><span>{esc(words)}</span></div>')


def _checklist(review: Review) -> None:
    """What a careful writer looks at once more; ticked where the review has found nothing against it."""
    against = {finding.rule for finding in review.findings}
    points = (
        ("M2", _("The subject tells the matter")),
        ("M8", _("One request, with a date")),
        ("M12", _("No card data, no password")),
        ("M11", _("No attachment in the first e-mail")),
    )
    rows = "".join(
        f'<li class="{"open" if rule in against else ""}"><div>{esc(words)}</div></li>'
        for rule, words in points
    )
    aloud = f'<li class="open"><div>{esc(_("Read it aloud once."))} <span>{esc(_("You hear what the eye skips."))}</span></div></li>'
    with st.container(key="cc_card_check"):
        show_html(
            f'<p class="cc-eyebrow">{esc(_("Before you press Send"))}</p><ul class="cc-ticks">{rows}{aloud}</ul>'
        )
    fields.credentials_warning()


def _calendar(draft: Draft, *, blocked: bool) -> None:
    person, report = case(), session().kept.report
    due = due_date(person, report)
    language = interface_language()
    month = format_date(due, "MMM", locale=language).strip(".").upper()
    with st.container(key="cc_card_calendar"):
        show_html(
            f'<p class="cc-eyebrow">{esc(_("If nobody answers"))}</p><div class="cc-day">'
            f'<time datetime="{due.isoformat()}"><i>{esc(month)}</i>{due.day}</time>'
            f"<div><b>{esc(_('Remind me: {day}').format(day=spoken(due)))}</b><span>{esc(_reason(person, report))}</span></div></div>"
        )
        st.download_button(
            _("Add to calendar"),
            data=lambda: _calendar_file(draft, person, due, language),
            file_name="answer-due.ics",
            mime="text/calendar",
            key="way_ics",
            on_click="ignore",
            disabled=blocked,
        )


def _calendar_file(draft: Draft, person: Case, due: date, language: str) -> bytes:
    use_interface_language(language)  # a download is built outside the page's run
    return reminder(draft, person, due)


def _reason(person: Case, report: SiteReport | None) -> str:
    if person.request.answer_by:
        return _("It is the day that your e-mail names.")
    promise = next((fact for fact in report.facts if fact.kind == "reply_time"), None) if report else None
    if promise:
        return _("They promise a reply within {time}.").format(time=" ".join(figure(promise)))
    return _("Two weeks are a fair time.")


def _afterwards(draft: Draft, *, blocked: bool) -> None:
    heading(_("Have you sent it?"))
    show_html(
        items(
            (
                esc(_("Keep their automatic receipt; it is no answer yet.")),
                esc(
                    _(
                        "No answer on the day? Look into the spam folder, then write again and quote this e-mail."
                    )
                ),
            ),
            "cc-small",
        )
    )
    with st.container(horizontal=True):
        words = _("Yes, I have sent it")
        st.button(words, key="sent", disabled=blocked, on_click=_sent, args=(draft,))
        if st.button(_("Write another e-mail"), key="another", type="tertiary"):
            ask_start_over()


@whole
def _sent(draft: Draft) -> None:
    now = session()
    entry = mark_sent(draft, "")
    if entry:
        now.looked_at, now.asked_next, now.going = entry.id, False, "cases"

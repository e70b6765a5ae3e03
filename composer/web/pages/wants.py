"""Step 3: the one request, with its date, and what is at hand to prove it (M8, M11)."""

import streamlit as st

from composer.kinds import Kind, kind
from composer.languages import language
from composer.languages.interface import _
from composer.web import fields
from composer.web.frame import foot, head
from composer.web.markup import aside, heading
from composer.web.pages.happened import show_preview
from composer.web.reading import reading
from composer.web.references import references
from composer.web.state import OWN_WORDS, bound_member, case, request_binding, session
from composer.web.words import TONES
from composer.writing import answer_by, mail_languages


def show() -> None:
    """Draw the page."""
    head(
        "wants",
        _("What do you want?"),
        _(
            "One clear request, with a date, gets further than three. Choose the one that would put it right for you."
        ),
    )
    reading()
    form, sheet = st.columns([7, 6], gap="large")
    with form:
        chosen = kind(case().kind)
        _request(chosen)
        if chosen.deadline:
            fields.day(
                "request.answer_by",
                _("Answer wanted by"),
                help=_(
                    "Two weeks are fair to both sides. A date in the e-mail is also the day on which you may ask again."
                ),
                otherwise=answer_by(case()),
            )
        _evidence(chosen)
        references()
        _language_and_tone()
    with sheet:
        show_preview()
    foot("wants", problem=_missing)


def _missing() -> str:
    if case().request.kind or case().request.own_words:
        return ""
    return _("Choose what you ask for, or say it in your own words.")


def _request(chosen: Kind) -> None:
    names = {one.id: _(one.label) for one in chosen.requests} | {
        OWN_WORDS: _("Something else, in my own words")
    }
    st.radio(
        _("I ask the company to"),
        list(names),
        index=None,  # else the browser takes the first for chosen where it asks for a run before it has the value
        format_func=lambda id: names[id],
        **request_binding(),
    )
    if session().kept.own_request:
        fields.text(
            "request.own_words",
            _("Your request, in your own words"),
            help=_("One sentence, as you would say it to the agent. It is not translated."),
            placeholder=_("Please send me the missing lid."),
            height=90,
        )
        fields.credentials_warning()


def _evidence(chosen: Kind) -> None:
    if not chosen.evidence:
        return
    heading(_("What you have at hand"))
    aside(
        _(
            "It is offered in words and not attached: many companies’ filters stop a first message with attachments. "
            "Send it when they answer."
        )
    )
    with st.container(gap="xsmall"):
        for item in chosen.evidence:
            st.checkbox(_(item.label), **bound_member("evidence", item.id))


def _language_and_tone() -> None:
    heading(_("How it is written"))
    names = {code: language(code).native for code in mail_languages()}
    fields.choice("language", _("Language of the e-mail"), tuple(names), names)
    report = session().kept.report
    if report and report.language in names and report.language != case().language:
        aside(
            _(
                "Their site is in another language: {language}. An e-mail in that language is answered sooner."
            ).format(language=names[report.language])
        )
    fields.choice("tone", _("Tone"), tuple(TONES), {id: _(name) for id, name in TONES.items()})

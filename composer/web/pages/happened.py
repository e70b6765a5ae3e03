"""Step 2: what happened, and who writes (M1, M6, M7). Which fields are asked stands with the kind of case."""

import streamlit as st

from composer.kinds import Field, Kind, families, kind, kinds
from composer.languages.interface import _
from composer.web import fields
from composer.web.drafting import draft_now
from composer.web.ending import learned
from composer.web.frame import foot, head
from composer.web.leads import pieces_of
from composer.web.mail import mail_of
from composer.web.markup import aside, esc, heading
from composer.web.reading import reading
from composer.web.sheet import empty_preview, preview
from composer.web.state import case, family_binding, kind_binding, session


def show() -> None:
    """Draw the page."""
    head(
        "happened",
        _("What happened?"),
        _(
            "First what it is about, then only the facts that an agent looks for. You see the e-mail grow while you type."
        ),
    )
    reading()
    form, sheet = st.columns([7, 6], gap="large")
    with sheet:  # before the form, whose answers are known already: so it changes sooner
        show_preview()
    with form:
        _kind_choice()
        if case().kind:
            chosen = kind(case().kind)
            _advice(chosen)
            learned()
            fields.credentials_warning()
            heading(_("The facts"))
            for field in chosen.fields:
                if field.required:
                    ask(field)
            with st.container(key="cc_optional"):
                st.html(f'<p class="cc cc-eyebrow">{esc(_("What else helps, as far as it fits"))}</p>')
                for field in chosen.fields:
                    if not field.required:
                        ask(field)
        _who()
    foot("happened", problem=_missing)


def _missing() -> str:
    if case().kind:
        return ""
    return _("Choose first what it is about; the facts to ask for depend on it.")


def show_preview() -> None:
    """The e-mail beside the form, as soon as there is an answer."""
    with st.container(key="cc_preview"):
        if case().kind or case().customer.name:
            draft = draft_now()
            preview(mail_of(draft), pieces=pieces_of(draft))
        else:
            empty_preview()


def _kind_choice() -> None:
    """First the family, then the kind: 27 at once would be a wall."""
    groups = {one.id: _(one.label) for one in families()}
    family = st.pills(
        _("What is it about?"),
        list(groups),
        format_func=lambda id: groups[id],
        wrap=True,
        **family_binding(),
    )
    if family:
        names = {one.id: _(one.label) for one in kinds(family)}
        st.pills(
            _("And more exactly?"),
            list(names),
            format_func=lambda id: names[id],
            wrap=True,
            **kind_binding(family),
        )


def _advice(chosen: Kind) -> None:
    """By which way to write, and whom to call when it is urgent (M1, H1)."""
    report = session().kept.report
    phone = report.best("phone") if report else None
    hours = report.best("hours") if report else None
    words = _(chosen.advice)
    if phone and chosen.priority != "normal":
        words += " " + _("Their telephone: {number}").format(number=phone.value)
        words += f" ({hours.value})." if hours else "."
    aside(words, strong=_(chosen.help))


def ask(field: Field) -> None:
    """The widget for one field of a kind."""
    label = _(field.label)
    hint = _(field.help) if field.help else ""
    placeholder = _(field.placeholder) if field.placeholder else ""
    match field.type:
        case "date":
            fields.day(field.path, label, help=hint)
        case "year":
            fields.year(field.path, label, placeholder=placeholder)
        case "amount":
            fields.amount(field.path, label, help=hint, placeholder=placeholder)
        case "longtext":
            fields.text(field.path, label, help=hint, placeholder=placeholder)
        case "choice":
            names = {choice.id: _(choice.label) for choice in field.choices}
            fields.select(field.path, label, names, help=hint)
        case _:
            fields.line(field.path, label, help=hint, placeholder=placeholder)


def _who() -> None:
    heading(_("Who you are"))
    st.html(f'<p class="cc cc-small">{esc(_("An e-mail with a name at both ends is answered sooner."))}</p>')
    fields.line("customer.name", _("First and last name"), autocomplete="name")
    left, right = st.columns(2)
    with left:
        fields.line("customer.email", _("Your e-mail address"), autocomplete="email")
        fields.line("customer.city", _("Town (if you like)"), autocomplete="address-level2")
        fields.line("customer.occupation", _("Occupation (if you like)"), autocomplete="organization-title")
    with right:
        fields.line("customer.phone", _("Telephone (if you like)"), autocomplete="tel")
        fields.year("customer.customer_since", _("Customer since the year (if you like)"), placeholder="2019")

"""Hand-made e-mails for these tests."""

from hypothesis import strategies as st

from composer.writing.draft import Draft, Paragraph


def draft(
    body: str = "It stopped heating.", *, subject: str = "Kettle broken", to: str = "help@lumea.example"
) -> Draft:
    """An e-mail of one paragraph."""
    return Draft(
        language="en",
        tone="neutral",
        to=to,
        subject=subject,
        paragraphs=(Paragraph(role="facts", text=body),),
    )


anything = st.text(st.characters(exclude_categories=["Cs"]))
# What a subject is once it stands on one line.
one_liners = anything.map(lambda text: " ".join(text.split())).filter(
    lambda text: all(character.isprintable() or character > "\xa0" for character in text)
)
awkward = st.sampled_from(
    [
        "From here on it leaked.\nFrom the lid, too.",
        ".\n..\n.starts with a dot",
        "x" * 1200,
        "ž" * 1200,
        "50% off, A+B & C=D; #1 ? €100",
        "line one\r\nline two\rline three\nline four",
        "trailing spaces  \nand a tab\t\n\n",
        "=?utf-8?q?not_encoded?= =3D soft=\nbreak",
        "{order} $& \\1 %s %(x)s {{ x }}",
        "Здравствуйте, „labdien“ 🙂 \u2028 \x85 \x00 end",
        "",
        "\n",
    ]
)
bodies = st.one_of(anything, awkward, st.lists(awkward, min_size=2, max_size=3).map("\n\n".join))

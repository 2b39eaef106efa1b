"""Make `layouts/paper.docx`, the Word layout of papers: `python -m joinedup.ui.documents.make_layout`. Run it after a change here."""

from typing import Any

from joinedup.ui.documents.word import LAYOUT

DEEP, QUIET = "12544F", "4C5855"
FONT = "Atkinson Hyperlegible Next"


def make() -> None:
    """Write the layout."""
    from docx import Document
    from docx.shared import Mm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(24)
    _style(document)
    _head(document)
    _blocks(document)
    _foot(section)
    LAYOUT.parent.mkdir(exist_ok=True)
    document.save(str(LAYOUT))


def _style(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    sizes = {"Normal": 11, "Title": 24, "Heading 2": 15, "Heading 3": 12, "List Bullet": 11, "Caption": 11}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(attribute), FONT)
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(attribute), None)
        if name not in {"Normal", "List Bullet"}:
            style.font.color.rgb = RGBColor.from_string(DEEP)
            style.font.bold = True
    document.styles["Caption"].paragraph_format.keep_with_next = True
    document.styles["Normal"].paragraph_format.space_after = Pt(8)


def _line(document: Any, text: str, style: str = "Normal") -> Any:
    return document.add_paragraph(text, style=style)


def _head(document: Any) -> None:
    _line(document, "{{ host }}    {{ day }}")
    _line(document, "{%p if kind %}")
    _line(document, "{{ kind }}")
    _line(document, "{%p endif %}")
    _line(document, "{{ title }}", "Title")
    _line(document, "{%p if subtitle %}")
    _line(document, "{{ subtitle }}")
    _line(document, "{%p endif %}")


def _blocks(document: Any) -> None:
    _line(document, "{%p for block in blocks %}")
    for kind, write in _KINDS.items():
        _line(document, f'{{%p if block.kind == "{kind}" %}}')
        write(document)
        _line(document, "{%p endif %}")
    _line(document, "{%p endfor %}")


def _headings(document: Any) -> None:
    _line(document, "{%p if block.level == 2 %}")
    _line(document, "{{ block.text }}", "Heading 2")
    _line(document, "{%p else %}")
    _line(document, "{{ block.text }}", "Heading 3")
    _line(document, "{%p endif %}")


def _texts(document: Any) -> None:
    _repeated(document, "part in block.paragraphs", "{{ part }}", "Normal")


def _notes(document: Any) -> None:
    _repeated(document, "part in block.paragraphs", "{{ part }}", "Intense Quote")


def _bullets(document: Any) -> None:
    _repeated(document, "item in block['items']", "{{ item }}", "List Bullet")


def _repeated(document: Any, loop: str, text: str, style: str) -> None:
    _line(document, f"{{%p for {loop} %}}")
    _line(document, text, style)
    _line(document, "{%p endfor %}")


def _pairs(document: Any) -> None:
    table = document.add_table(rows=3, cols=2, style="Table Grid")
    table.cell(0, 0).text = "{%tr for name, value in block.rows %}"
    table.cell(1, 0).paragraphs[0].add_run("{{ name }}").bold = True
    table.cell(1, 1).text = "{{ value }}"
    table.cell(2, 0).text = "{%tr endfor %}"


def _tables(document: Any) -> None:
    _line(document, "{{ block.caption }}", "Caption")
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    _loop_of_cells(table.rows[0].cells, "name in block.columns", "{{ name }}", bold=True)
    _repeat_on_each_page(table.rows[0])
    table.cell(1, 0).text = "{%tr for row in block.rows %}"
    _loop_of_cells(table.rows[2].cells, "value in row", "{{ value }}", bold=False)
    table.cell(3, 0).text = "{%tr endfor %}"


def _loop_of_cells(cells: Any, loop: str, text: str, *, bold: bool) -> None:
    cells[0].text = f"{{%tc for {loop} %}}"
    cells[1].paragraphs[0].add_run(text).bold = bold
    cells[2].text = "{%tc endfor %}"


def _repeat_on_each_page(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _signatures(document: Any) -> None:
    table = document.add_table(rows=3, cols=2, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    table.cell(1, 0).paragraphs[0].add_run("{{ row.organisation }}").bold = True
    table.cell(1, 0).add_paragraph("{{ row.name }}{% if row.role %}, {{ row.role }}{% endif %}")
    table.cell(1, 1).text = "{% if row.signed %}{{ row.signed }}{% else %}Signature and date:{% endif %}"
    table.cell(2, 0).text = "{%tr endfor %}"


def _breaks(document: Any) -> None:
    from docx.enum.text import WD_BREAK

    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _foot(section: Any) -> None:
    section.footer.paragraphs[0].text = "{{ host }} · {{ title }}{% if mark %} · {{ mark }}{% endif %}"


_KINDS = {
    "heading": _headings,
    "text": _texts,
    "note": _notes,
    "bullets": _bullets,
    "pairs": _pairs,
    "table": _tables,
    "signatures": _signatures,
    "page_break": _breaks,
}

if __name__ == "__main__":
    make()

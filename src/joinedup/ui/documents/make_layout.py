"""Make `layouts/paper.docx`, the Word layout of papers: `python -m joinedup.ui.documents.make_layout`. Run it after a change here."""

from typing import Any

from joinedup.ui.documents.word import LAYOUT

DEEP, QUIET, CLAY, SAND, SUN = "12544F", "4C5855", "D8CFBF", "F6F1E8", "F2B544"
# Not the font of the pages: few computers have it, and Word would put Times in its place.
FONT = "Arial"
WIDE_MM = 166


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
    document.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-GB")  # or Word would underline "programme"
    document.styles["Caption"].paragraph_format.keep_with_next = True
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    document.styles["Title"].paragraph_format.space_before = Pt(6)
    _edge(document.styles["Title"].element.get_or_add_pPr())
    _small_styles(document)


def _small_styles(document: Any) -> None:
    """Make the styles of the head and foot lines, of a note, and of the lines inside a table."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt, RGBColor

    for name, size in {"Edge line": 9, "Note": 11, "Cell": 10.5}.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(size)
    edge = document.styles["Edge line"]
    edge.font.color.rgb = RGBColor.from_string(QUIET)
    edge.paragraph_format.tab_stops.add_tab_stop(Mm(WIDE_MM), WD_TAB_ALIGNMENT.RIGHT)
    note = document.styles["Note"]
    note.paragraph_format.left_indent = Mm(3)
    _edge(note.element.get_or_add_pPr(), left=(24, SUN))
    _shade(note.element.get_or_add_pPr())
    cell = document.styles["Cell"].paragraph_format
    cell.space_before = cell.space_after = Pt(3)


def _edge(properties: Any, **sides: tuple[int, str]) -> None:
    """Draw a paragraph's lines: side=(eighths of a point, colour); no side takes those of the style away."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    borders = OxmlElement("w:pBdr")
    for side, (size, colour) in sides.items():
        borders.append(_rule(side, size, colour))
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")


def _rule(side: str, size: int, colour: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    rule = OxmlElement(f"w:{side}")
    for name, value in {"val": "single" if size else "nil", "sz": size, "space": 4, "color": colour}.items():
        rule.set(qn(f"w:{name}"), str(value))
    return rule


def _shade(properties: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in {"val": "clear", "color": "auto", "fill": SAND}.items():
        shade.set(qn(f"w:{name}"), value)
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")


def _lined(table: Any, widths: list[int]) -> None:
    """Draw only a thin line under each row, keep rows whole, and give the columns their widths."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table.autofit = not widths
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_rule(side, 4 if side in {"bottom", "insideH"} else 0, CLAY))
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=False):
            cell.width = Mm(width)
        for paragraph in (line for cell in row.cells for line in cell.paragraphs):
            paragraph.style = "Cell"


def _line(document: Any, text: str, style: str = "Normal") -> Any:
    return document.add_paragraph(text, style=style)


def _head(document: Any) -> None:
    top = _line(document, "{{ host }}\t{{ day }}", "Edge line")
    _edge(top._p.get_or_add_pPr(), bottom=(12, DEEP))
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
    _repeated(document, "part in block.paragraphs", "{{ part }}", "Note")


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
    _lined(table, [52, WIDE_MM - 52])


def _tables(document: Any) -> None:
    _line(document, "{{ block.caption }}", "Caption")
    table = document.add_table(rows=4, cols=3, style="Table Grid")
    _loop_of_cells(table.rows[0].cells, "name in block.columns", "{{ name }}", bold=True)
    _repeat_on_each_page(table.rows[0])
    table.cell(1, 0).text = "{%tr for row in block.rows %}"
    _loop_of_cells(table.rows[2].cells, "value in row", "{{ value }}", bold=False)
    table.cell(3, 0).text = "{%tr endfor %}"
    _lined(table, [])


def _loop_of_cells(cells: Any, loop: str, text: str, *, bold: bool) -> None:
    cells[0].text = f"{{%tc for {loop} %}}"
    cells[1].paragraphs[0].add_run(text).bold = bold
    cells[2].text = "{%tc endfor %}"


def _repeat_on_each_page(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _signatures(document: Any) -> None:
    from docx.shared import Mm

    table = document.add_table(rows=3, cols=2, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    table.cell(1, 0).paragraphs[0].add_run("{{ row.organisation }}").bold = True
    table.cell(1, 0).add_paragraph("{%p if row.name %}")
    table.cell(1, 0).add_paragraph("{{ row.name }}{% if row.role %}, {{ row.role }}{% endif %}")
    table.cell(1, 0).add_paragraph("{%p endif %}")
    table.cell(1, 1).text = "{% if row.signed %}{{ row.signed }}{% else %}Signature, name and date:{% endif %}"
    table.cell(2, 0).text = "{%tr endfor %}"
    _lined(table, [80, WIDE_MM - 80])
    table.rows[1].height = Mm(16)


def _breaks(document: Any) -> None:
    # A line that begins a page, not a break at the end of one: after a full page that would leave an empty page.
    line = _line(document, "", "Edge line")
    line.paragraph_format.page_break_before = True


def _foot(section: Any) -> None:
    line = section.footer.paragraphs[0]
    line.style = "Edge line"
    line.text = "{{ host }} · {{ title }}{% if mark %} · {{ mark }}{% endif %}\t"
    _page_number(line)


def _page_number(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(OxmlElement("w:r"))
    paragraph._p.append(field)


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

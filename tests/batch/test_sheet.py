"""An XLSX table as people and programs write it: what is seen counts, nothing is lost silently."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from pcirights.batch import sheet, table, workbook
from pcirights.batch.doubts import doubts
from pcirights.batch.number_format import shown
from pcirights.batch.sheet import Beside, read_sheet
from pcirights.core.errors import WrongInputError

if TYPE_CHECKING:
    from pathlib import Path

    from pcirights.batch.table import Cells

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ONE = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'


def parts(rows: str = ONE, after: str = "", styles: str = "", texts: str = "") -> dict[str, str]:
    """The files of a workbook with one sheet."""
    return {
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r" '
        f'Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{TYPES}"><sheets>'
        '<sheet name="甲" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}">'
        f'<Relationship Id="r1" Type="{TYPES}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{TYPES}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{TYPES}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/>'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }


def packed(files: dict[str, str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rows_of(content: bytes) -> list[Cells]:
    return list(read_sheet(content, "c.xlsx", Beside()))


def code_of(content: bytes) -> str:
    with pytest.raises(WrongInputError) as caught:
        rows_of(content)
    return caught.value.code


def cell(inside: str) -> object:
    """What one cell says."""
    texts = "<si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space='preserve'> 丙</t></r></si>"
    texts += "<si><t>一</t><rPh sb='0' eb='1'><t>yi</t></rPh></si><si/>"
    styles = '<numFmts><numFmt numFmtId="164" formatCode="000000"/><numFmt numFmtId="165" '
    styles += 'formatCode="# ?/?"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    styles += '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/>'
    styles += '<xf numFmtId="165"/><xf/></cellXfs>'
    found = rows_of(packed(parts(f'<row r="2">{inside}</row>', styles=styles, texts=texts)))
    value = found[0][1].get(0, "")
    return value.code if isinstance(value, WrongInputError) else value


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<c r="A2" t="s"><v>0</v></c>', "甲"),
        ('<c r="A2" t="s"><v>1</v></c>', "乙 丙"),
        ('<c r="A2" t="s"><v>2</v></c>', "一"),
        ('<c r="A2" t="s"><v>3</v></c>', ""),
        ('<c t="s"><v>0</v></c>', "甲"),
        ('<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c r="A2" t="inlineStr"><is><t>a_x000D_\nb_x005F_c</t></is></c>', "a\nb_c"),
        ('<x:c xmlns:x="y" r="A2" t="str"><x:v>a</x:v></x:c>', "a"),
        ('<c r="A2" t="str"><f>"a"</f><v>a</v></c>', "a"),
        ('<c r="A2" t="str"><f>A1</f><v></v></c>', ""),
        ('<c r="A2"><f>IF(I2="x","y","")</f><v></v></c>', ""),
        ('<c r="A2"><f>1+1</f><v></v></c>', "batch-formula"),
        ('<c r="A2"><f>1+1</f></c>', "batch-formula"),
        ('<c r="A2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="A2" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A2" t="b"><v>0</v></c>', "FALSE"),
        ('<c r="A2" t="e"><v>#N/A</v></c>', "batch-cell-error"),
        ('<c r="A2" t="d"><v>2026-11-25T00:00:00</v></c>', "2026-11-25"),
        ('<c r="A2"><v>13800000000</v></c>', "13800000000"),
        ('<c r="A2"><v>0.30000000000000004</v></c>', "0.3"),
        ('<c r="A2"><v>0.00001</v></c>', "0.00001"),
        ('<c r="A2"><v>110101199003070011</v></c>', "batch-digits"),
        ('<c r="A2" s="1"><v>10010</v></c>', "010010"),
        ('<c r="A2" s="2"><v>46351</v></c>', "2026-11-25"),
        ('<c r="A2" s="3"><v>0.5</v></c>', "batch-format"),
        ('<c r="A2" s="4"><v>0.5</v></c>', "0.5"),
        ('<c r="A2"/>', ""),
    ],
)
def test_a_cell_is_read_as_it_is_shown(inside: str, said: str) -> None:
    assert cell(inside) == said


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (10010, "000000", "010010"),
        (12, '"第"0000"号"', "第0012号"),
        (12, "第0000号", "第0012号"),
        (0.15, "0%", "15%"),
        (0.1534, "0.0%", "15.3%"),
        (200.5, '"¥"#,##0.00', "¥200.50"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1234567, "#,##0", "1,234,567"),
        (200.5, "[$¥-804]#,##0.00", "¥200.50"),
        (-200.5, '#,##0.00;[Red]"¥"-#,##0.00', "¥-200.50"),
        (-5, "0", "-5"),
        (0, '0;-0;"无"', "无"),
        (0, "#", ""),
        (2500, "0,", "3"),
        (1234.5, "#,##0.0#", "1,234.5"),
        (1.005, "0.00", "1.01"),
        (13800000000, "000-0000-0000", "138-0000-0000"),
        (5, "@", "5"),
        (5, "General", "5"),
        (5, 'General"元"', "5元"),
        (5, '"固定"', "固定"),
        (3, "0_ ", "3"),
        (3, "* 0\\x", "3x"),
        (46086, "yyyy-mm-dd", "2026-03-05"),
        (46086, "m/d/yy", "2026-03-05"),
        (46086, 'yyyy"年"m"月"d"日";@', "2026-03-05"),
        (46086, "[$-F800]dddd, mmmm dd, yyyy", "2026-03-05"),
        (46086.60416666666, 'yyyy"年"m"月"d"日" h:mm', "2026年3月5日 14:30"),
        (46086.60416666666, "yyyy/m/d h:mm AM/PM", "2026/3/5 2:30 PM"),
        (46086.60416666666, "h:mm 上午/下午", "2:30 下午"),
        (46086.0, "yyyy-mm-dd h:mm:ss", "2026-03-05"),
        (46086.60416666666, "mm-dd-yy hh:mm:ss", "03-05-26 14:30:00"),
        (0.3958333333333333, "h:mm:ss", "9:30:00"),
        (0.0, "h:mm", "0:00"),
        (1.25, "[h]:mm", "30:00"),
        (0.02, "[m]:ss", "28:48"),
        (0.5, "[ss]", "43200"),
        (59, "yyyy-mm-dd", "1900-02-28"),
        (61, "yyyy-mm-dd", "1900-03-01"),
        (0.5, "# ?/?", None),
        (1.1e13, "0.00E+00", None),
        (5, "[>3]0;0.0", None),
        (5, "[DBNum1]0", None),
        (46086.5, "aaaa h:mm", None),
        (46086.5, "d mmm h:mm", None),
        (46086.5, "h:mm:ss.000", None),
        (-1, "yyyy-mm-dd", None),
        (3_000_000, "yyyy-mm-dd", None),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(value: float, code: str, said: str | None) -> None:
    assert shown(float(value), code) == said


def test_a_workbook_may_count_its_days_from_1904() -> None:
    assert shown(44624, "yyyy-mm-dd", since_1904=True) == "2026-03-05"
    files = parts('<row r="1"><c r="A1" s="0"><v>44624</v></c></row>',
                  styles='<cellXfs><xf numFmtId="14"/></cellXfs>')  # fmt: skip
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace(
        "<sheets>", '<workbookPr date1904="1"/><sheets>'
    )
    assert rows_of(packed(files)) == [(1, {0: "2026-03-05"})]


def test_the_cells_count_and_not_what_the_file_says_of_its_size() -> None:
    row = "".join(
        f'<c r="{letters}3"><v>{at}</v></c>' for at, letters in enumerate(["A", "B", "XFD"])
    )
    found = rows_of(packed(parts(f'{ONE}<row r="3">{row}</row>')))
    assert found == [(1, {0: "id"}), (3, {0: "0", 1: "1", 16383: "2"})]
    bare = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"
    assert rows_of(packed(parts(bare))) == [(1, {0: "1", 1: "2"}), (2, {}), (3, {0: "3"})]


def test_the_first_sheet_that_is_seen_is_read(tmp_path: Path) -> None:
    files = parts()
    files["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:q="{TYPES}"><sheets>'
        '<sheet name="图" sheetId="4" q:id="chart"/>'
        '<sheet name="旧" sheetId="1" state="hidden" q:id="r2"/>'
        '<sheet name="更旧" sheetId="2" state="veryHidden" q:id="r2"/>'
        '<sheet name="新" sheetId="3" q:id="r1"/></sheets></workbook>'
    )
    assert rows_of(packed(files)) == [(1, {0: "id"})]
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace('"r1"', '"r1" state="hidden"')
    assert code_of(packed(files)) == "batch-empty"


def merged_table(tmp_path: Path, merged: str) -> tuple[list[dict[str, str]], list[str]]:
    """The rows of a table of four columns in which cells are merged."""
    names = ("id", "place", "ground", "item.source")
    head = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in names)
    body = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2"><v>3</v></c></row>'
    body += '<row r="3"><c r="A3"><v>5</v></c><c r="B3"><v>6</v></c></row>'
    body += '<row r="4"/><row r="5"><c r="B5"><v>7</v></c></row>'
    after = f"<mergeCells>{merged}</mergeCells>"
    path = tmp_path / "c.xlsx"
    path.write_bytes(packed(parts(f"<row>{head}</row>{body}", after)))
    rows, faults = table.read_table(path)
    return [row.cells for row in rows], [one.code for one in faults]


def test_what_a_merged_cell_shows_holds_for_each_of_its_rows(tmp_path: Path) -> None:
    rows, faults = merged_table(
        tmp_path, '<mergeCell ref="C2:D5"/><mergeCell ref="A2:A3"/><mergeCell ref="Z2:Z3"/>'
    )
    assert [row.get("ground") for row in rows] == ["3", "3", "3"]
    assert [row.get("item.source") for row in rows] == [None] * 3
    assert faults == []
    rows, _ = merged_table(tmp_path, '<mergeCell ref="B2:B5"/><mergeCell ref="B2"/>')
    assert [row.get("place") for row in rows] == ["2", "6", "7"]


def test_a_row_that_is_hidden_or_filtered_out_is_told(tmp_path: Path) -> None:
    rows = (
        '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>'
    )
    path = tmp_path / "c.xlsx"
    path.write_bytes(packed(parts(ONE + rows, '<mergeCells><mergeCell ref="B1:B3"/></mergeCells>')))
    found, faults = table.read_table(path)
    assert [[one.code for one in doubts(row)] for row in found] == [["row-hidden"], []]
    assert faults == []


def test_more_merged_cells_than_a_table_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "MAX_ROWS", 3)
    with pytest.raises(WrongInputError, match="batch-too-big"):
        merged_table(tmp_path, '<mergeCell ref="C2:C5"/>' * 4)
    monkeypatch.setattr(sheet, "MAX_MERGED", 3)
    with pytest.raises(WrongInputError, match="batch-not-a-table"):
        merged_table(tmp_path, '<mergeCell ref="C2:C5"/>' * 4)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="x"/>',
        '<row r="-3"/>',
        '<row><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row><c r="XFE1"/></row>',
        '<row><c r="ÄÄ1"/></row>',
        '<row><c r="AAAAAAAAA1"/></row>',
        '<row><c t="s"><v>7</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c t="s"><v>x</v></c></row>',
        "<row><c><v>nan</v></c></row>",
        "<row><c><v>1e999</v></c></row>",
        "<row><c><v>x</v></c></row>",
        '<row><c s="9"><v>1</v></c></row>',
        '<row><c s="x"><v>1</v></c></row>',
        "<row><c></row>",
        "<a>" * 50 + "</a>" * 50,
        '</sheetData><mergeCells><mergeCell ref="x"/></mergeCells><sheetData>',
        "</sheetData><mergeCells><mergeCell/></mergeCells><sheetData>",
    ],
)
def test_a_sheet_that_no_program_writes_is_refused(rows: str) -> None:
    assert code_of(packed(parts(rows))) == "batch-not-a-table"


def test_a_file_that_would_fill_the_memory_or_the_day_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert code_of(packed(parts('<row r="1048577"/>'))) == "batch-too-big"
    monkeypatch.setattr(workbook, "MAX_ELEMENTS", 100)
    assert code_of(packed(parts("<row/>" * 200))) == "batch-too-big"
    monkeypatch.setattr(workbook, "MAX_ELEMENTS", 10_000)
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 100_000)
    assert code_of(packed(parts("<row><c><v>" + "1" * 200_000))) == "batch-too-big"
    monkeypatch.undo()
    long = "<row><c t='str'><v>" + "长" * 300_000 + "</v></c></row>"
    value = rows_of(packed(parts(long)))[0][1][0]
    assert isinstance(value, str)
    assert 100_000 < len(value) < 300_000


def test_an_archive_that_plays_tricks_is_refused() -> None:
    assert code_of(packed(parts(), zipfile.ZIP_LZMA)) == "batch-not-a-table"
    files = parts()
    files["xl/worksheets/sheet1.xml"] = '<!DOCTYPE a [<!ENTITY b "c">]>' + ONE
    assert code_of(packed(files)) == "batch-not-a-table"
    assert code_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "batch-old-workbook"
    locked = bytearray(packed(parts()))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = locked.find(mark)
        while place >= 0:
            locked[place + at] |= 1
            place = locked.find(mark, place + 1)
    assert code_of(bytes(locked)) == "batch-old-workbook"
    for missing in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        files = parts()
        del files[missing]
        assert code_of(packed(files)) == "batch-not-a-table"
    for spare in ("_rels/.rels", "xl/sharedStrings.xml", "xl/styles.xml"):
        files = parts()
        del files[spare]
        assert rows_of(packed(files)) == [(1, {0: "id"})]


def test_a_link_out_of_the_file_is_not_followed() -> None:
    files = parts()
    links = files["xl/_rels/workbook.xml.rels"]
    files["xl/_rels/workbook.xml.rels"] = links.replace(
        'Target="worksheets', 'TargetMode="External" Target="../../../worksheets'
    )
    assert code_of(packed(files)) == "batch-empty"


def test_too_many_faults_stop_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_FAULTS", 2)
    path = tmp_path / "c.xlsx"
    bad = '<row><c t="e"><v>#N/A</v></c></row>'
    path.write_bytes(packed(parts(ONE + bad * 3)))
    with pytest.raises(WrongInputError, match="batch-too-big"):
        table.read_table(path)

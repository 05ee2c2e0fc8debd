"""Writes small files in the formats people bring, with the standard library: the same bytes on every machine.

No clock is asked and nothing is compressed. The one exception is parquet, which only its library can write.
"""

import csv
import io
import quopri
import textwrap
import zipfile
from html import escape

DAY = (2024, 3, 18, 12, 0, 0)  # the date of everything inside an archive
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org"
LINKS = f"{OFFICE}/officeDocument/2006/relationships"
PACKAGE = f"{OFFICE}/package/2006"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def packed(parts):
    """A zip archive: name -> text or bytes, in this order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, DAY)
            info.create_system = 3  # else it differs on Windows
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return stream.getvalue()


def docx(paragraphs, title, creator):
    """Paragraphs as (style, text); the styles are Title, Heading1 and Normal."""
    word = f"{OFFICE}/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">'
        f"{escape(text, False)}</w:t></w:r></w:p>"
        for style, text in paragraphs
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/></w:style>'
        for style, name in (("Normal", "Normal"), ("Title", "Title"), ("Heading1", "heading 1"))
    )
    return packed({
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{kind}package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" '
        f'ContentType="{kind}officedocument.wordprocessingml.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{kind}officedocument.wordprocessingml.styles+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{kind}package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
        "</Relationships>",
        "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title, False)}</dc:title><dc:creator>{escape(creator, False)}</dc:creator>"
        "</cp:coreProperties>",
        "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/styles" Target="styles.xml"/>'
        "</Relationships>",
        "word/styles.xml": f'{XML}<w:styles xmlns:w="{word}">{styles}</w:styles>',
        "word/document.xml": f'{XML}<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
    })  # fmt: skip


def odt(paragraphs, title, creator):
    """Paragraphs as (style, text): Heading or Standard."""
    space = f'xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0" xmlns:meta="{OPEN}:meta:1.0"'
    space += ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"'
    tags = {"Heading": ('text:h text:outline-level="1"', "text:h"), "Standard": ("text:p", "text:p")}
    body = "".join(f"<{tags[style][0]}>{escape(text, False)}</{tags[style][1]}>" for style, text in paragraphs)
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    kind = "application/vnd.oasis.opendocument.text"
    files = [("/", kind), *((name, "text/xml") for name in ("content.xml", "meta.xml", "styles.xml"))]
    return packed({
        "mimetype": kind,
        "content.xml": f"{XML}<office:document-content {space}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>",
        "meta.xml": f"{XML}<office:document-meta {space}><office:meta><dc:title>{escape(title, False)}</dc:title>"
        f"<dc:creator>{escape(creator, False)}</dc:creator></office:meta></office:document-meta>",
        "styles.xml": f"{XML}<office:document-styles {space}></office:document-styles>",
        "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="{OPEN}:manifest:1.0" '
        f'manifest:version="1.2">{"".join(entry.format(*file) for file in files)}</manifest:manifest>',
    })  # fmt: skip


def xlsx(rows):
    """One sheet of texts; the first row names the columns."""
    sheet = f"{OFFICE}/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    cells = [
        "".join(
            f'<c r="{chr(65 + column)}{line}" t="inlineStr"><is><t xml:space="preserve">'
            f"{escape(cell, False)}</t></is></c>"
            for column, cell in enumerate(row)
        )
        for line, row in enumerate(rows, start=1)
    ]
    lines = "".join(f'<row r="{line}">{row}</row>' for line, row in enumerate(cells, start=1))
    return packed({
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}worksheet+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{XML}<workbook xmlns="{sheet}" xmlns:r="{LINKS}">'
        '<sheets><sheet name="articles" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f'{XML}<worksheet xmlns="{sheet}"><sheetData>{lines}</sheetData></worksheet>',
    })  # fmt: skip


def rtf(paragraphs, title):
    """Paragraphs of plain text; every letter beyond ASCII as a number."""

    def coded(text):
        return "".join(
            f"\\u{ord(letter)}?" if ord(letter) > 126 else f"\\{letter}" if letter in "\\{}" else letter
            for letter in text
        )

    body = "".join(f"\\pard {coded(paragraph)}\\par\n" for paragraph in paragraphs)
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n"
    return f"{head}{{\\info{{\\title {coded(title)}}}}}\n{body}}}\n".encode("ascii")


def pdf(title, paragraphs, author):
    """One page: the title in large letters, then paragraphs of wrapped lines with a gap between them."""
    x, y = 72, 760
    shown = [f"BT /F2 15 Tf {x} {y} Td {_shown(title)} Tj ET"]
    y -= 30
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, 84, break_on_hyphens=False):
            shown.append(f"BT /F1 11 Tf {x} {y} Td {_shown(line)} Tj ET")
            y -= 14
        y -= 12
    content = "\n".join(shown).encode("cp1252")
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        font.format("Times-Roman").encode(),
        font.format("Times-Bold").encode(),
        f"<< /Title {_shown(title)} /Author {_shown(author)} /CreationDate (D:20240315080000Z) >>".encode("cp1252"),
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R"
    return bytes(out) + f"{end} /Info 7 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def _shown(text):
    return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"


def mhtml(page, address, subject):
    """A page as a browser saves it in one file."""
    mark = "----MultipartBoundary--the-old-bridge----"
    head = f"From: <Saved by Blink>\nSnapshot-Content-Location: {address}\nSubject: {subject}\n"
    head += "Date: Thu, 14 Mar 2024 18:30:00 -0000\nMIME-Version: 1.0\n"
    head += f'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="{mark}"\n\n\n'
    part = f"--{mark}\nContent-Type: text/html\nContent-ID: <frame-0@mhtml.blink>\n"
    part += f"Content-Transfer-Encoding: quoted-printable\nContent-Location: {address}\n\n"
    coded = quopri.encodestring(page.encode("utf-8")).decode("ascii")
    return f"{head}{part}{coded}\n--{mark}--\n".replace("\n", "\r\n").encode("ascii")


def table(rows, separator=",", encoding="utf-8"):
    """A table as text; the first row names the columns."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode(encoding)


def parquet(row):
    """A table of one row (name -> text). Its bytes depend on the version of pyarrow; its content does not."""
    import pyarrow
    from pyarrow import parquet as library

    stream = io.BytesIO()
    library.write_table(pyarrow.table({name: [cell] for name, cell in row.items()}), stream, compression="none")
    return stream.getvalue()

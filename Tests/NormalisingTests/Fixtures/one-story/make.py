#!/usr/bin/env python3
"""Writes one invented plan in seven formats. Needs python-docx, openpyxl and LibreOffice (for the PDF). The files are committed; run
this again only to change the story, and look at what the tests say then."""
import csv
import html
import pathlib
import subprocess
import textwrap

HERE = pathlib.Path(__file__).parent

COUNCIL = "Harrowmere Borough Council"
TITLE = "Children’s Services Post-Inspection Action Plan"
OPENING = [
    "Plan date: 12 April 2024",
    "Ofsted inspected services for children in Harrowmere from 5 to 9 February 2024. Overall effectiveness: Requires improvement to be good.",
]
KEY = [
    ("RAG", "Meaning"),
    ("Blue", "Complete"),
    ("Green", "On track"),
    ("Amber", "At risk of delay"),
    ("Red", "Off track"),
]
KEY_NOTE = "Colours show how each action stood when this plan was agreed."
HEADER = ("Ref", "Action", "Lead officer", "By when", "RAG status", "Success measure")
RECOMMENDATIONS = [
    ("The quality and regularity of social work supervision.", [
        ("1.1", "Issue a supervision standard that all teams follow.", "Principal Social Worker", "31 May 2024", "Blue",
         "Every team manager has signed up to the standard."),
        ("1.2", "Observe each team manager supervising twice a year.", "Head of Service, Practice", "30 September 2024", "Green",
         "Observations show challenge in four sessions out of five."),
        ("1.3", "Report supervision that is overdue to the board each month.", "Performance Manager", "Ongoing", "Amber",
         "Fewer than one session in ten is overdue."),
    ]),
    ("How quickly homeless young people aged 16 and 17 are assessed and housed.", [
        ("2.1", "Agree a joint housing protocol with the district councils.", "Head of Housing Options", "30 June 2024", "Green",
         "The protocol is signed by all five districts."),
        ("2.2", "Open six supported flats in the town centre.", "Head of Commissioning", "March 2025", "Red",
         "Six young people have moved in."),
        ("2.3", "Give every young person a guide to their rights.", "Participation Lead", "28 June 2024", "Blue",
         "All young people say that they were given it."),
    ]),
    ("The challenge that independent reviewing officers bring to drift in care plans.", [
        ("3.1", "Set out when a reviewing officer must escalate a concern.", "Reviewing Service Manager", "17 May 2024", "Blue",
         "Escalations are answered in ten working days."),
        ("3.2", "Hold a midway check on every care plan.", "Reviewing Service Manager", "31 October 2024", "Amber",
         "Midway checks are done for nine children in ten."),
        ("3.3", "Share what escalations teach us with all managers.", "Head of Quality Assurance", "Q3 2024/25", "Green",
         "Managers can name a change that they made."),
    ]),
    ("The number of children who are referred again within a year.", [
        ("4.1", "Review every second referral with the first worker.", "Service Manager, Front Door", "31 July 2024", "Green",
         "Reviews are held for all second referrals."),
        ("4.2", "Build family networks into each closing plan.", "Head of Family Help", "29 November 2024", "Amber",
         "Closing plans name who the family will turn to."),
        ("4.3", "Ask families what would have helped sooner.", "Participation Lead", "December 2024", "Green",
         "Thirty families have been asked."),
    ]),
]
WIDTHS = (1.5, 6, 4, 3.5, 2.5, 5)
MEASURES_TITLE = "Scorecard"
MEASURES_HEADER = ("Measure", "Baseline", "Target", "Latest", "RAG")
MEASURES = [
    ("Children referred again within a year", "26%", "20%", "24%", "Amber"),
    ("Supervision held on time", "64%", "90%", "81%", "Green"),
    ("Young people housed within a week", "11", "20", "12", "Red"),
]


def heading(number, text):
    return f"Recommendation {number}: {text}"


def write_docx():
    import docx
    import docx.shared
    document = docx.Document()
    document.styles["Normal"].font.name = "Liberation Sans"
    document.styles["Normal"].font.size = docx.shared.Pt(9)
    document.add_paragraph(COUNCIL)
    document.add_heading(TITLE, 0)
    for line in OPENING:
        document.add_paragraph(line)

    def table(rows):
        made = document.add_table(rows=0, cols=len(rows[0]))
        made.style = "Table Grid"
        made.autofit = False
        widths = WIDTHS if len(rows[0]) == len(WIDTHS) else [20 / len(rows[0])] * len(rows[0])
        for column, width in zip(made.columns, widths):
            column.width = docx.shared.Cm(width)
        for index, row in enumerate(rows):
            cells = made.add_row().cells
            for cell, text, width in zip(cells, row, widths):
                cell.width = docx.shared.Cm(width)
                cell.paragraphs[0].add_run(text).bold = index == 0

    document.add_heading("RAG key", 1)
    table(KEY)
    document.add_paragraph(KEY_NOTE)
    document.add_heading(MEASURES_TITLE, 1)
    table([MEASURES_HEADER] + MEASURES)
    for number, (text, actions) in enumerate(RECOMMENDATIONS, 1):
        document.add_heading(heading(number, text), 1)
        table([HEADER] + actions)
    for section in document.sections:
        section.page_width, section.page_height = section.page_height, section.page_width
    document.save(HERE / "plan.docx")


def sheet_rows():
    """The plan as rows, each with whether it is bold."""
    yield (COUNCIL,), True
    yield (TITLE,), True
    for line in OPENING:
        yield (line,), False
    yield (), False
    yield ("RAG key",), True
    yield KEY[0], True
    for row in KEY[1:]:
        yield row, False
    yield (), False
    yield (KEY_NOTE,), False
    yield (), False
    yield (MEASURES_TITLE,), True
    yield MEASURES_HEADER, True
    for row in MEASURES:
        yield row, False
    for number, (text, actions) in enumerate(RECOMMENDATIONS, 1):
        yield (), False
        yield (heading(number, text),), True
        yield HEADER, True
        for action in actions:
            yield action, False


def write_xlsx():
    import datetime
    import openpyxl
    from openpyxl.styles import Font
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for number, (row, bold) in enumerate(sheet_rows(), 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column, text)
            cell.font = Font(bold=bold)
            if text.endswith("%"):
                cell.value, cell.number_format = int(text[:-1]) / 100, "0%"
            elif text.isdigit():
                cell.value = int(text)
            for shape, shown in (("%d %B %Y", "d mmmm yyyy"), ("%B %Y", "mmmm yyyy")):
                try:
                    cell.value, cell.number_format = datetime.datetime.strptime(text, shape), shown
                    break
                except ValueError:
                    continue
    book.save(HERE / "plan.xlsx")


def write_csv():
    with open(HERE / "plan.csv", "w", newline="", encoding="cp1252") as file:
        writer = csv.writer(file, delimiter=";")
        for row, _ in sheet_rows():
            writer.writerow(list(row) + [""] * (len(HEADER) - len(row)))


def write_html():
    out = ["<!DOCTYPE html>", "<html lang='en'><head><meta charset='utf-8'>",
           f"<title>{html.escape(TITLE)}</title></head><body>",
           "<div id='cookie-banner'><p>We use cookies on this site.</p></div>",
           "<nav><ul><li><a href='/'>Home</a></li><li><a href='/children'>Children</a></li></ul></nav>", "<main>"]

    def table(rows):
        out.append("<table>")
        for index, row in enumerate(rows):
            tag = "th" if index == 0 else "td"
            out.append("<tr>" + "".join(f"<{tag}>{html.escape(text)}</{tag}>" for text in row) + "</tr>")
        out.append("</table>")

    out.append(f"<p>{COUNCIL}</p><h1>{html.escape(TITLE)}</h1>")
    out.extend(f"<p>{html.escape(line)}</p>" for line in OPENING)
    out.append("<h2>RAG key</h2>")
    table(KEY)
    out.append(f"<p>{KEY_NOTE}</p>")
    out.append(f"<h2>{MEASURES_TITLE}</h2>")
    table([MEASURES_HEADER] + MEASURES)
    for number, (text, actions) in enumerate(RECOMMENDATIONS, 1):
        out.append(f"<h2>{html.escape(heading(number, text))}</h2>")
        table([HEADER] + actions)
    out.append("</main><footer><p>Contact us</p></footer></body></html>")
    (HERE / "plan.html").write_text("\n".join(out), encoding="utf-8")


def write_markdown():
    out = [COUNCIL, "", f"# {TITLE}", ""]

    def table(rows):
        for index, row in enumerate(rows):
            out.append("| " + " | ".join(row) + " |")
            if index == 0:
                out.append("|" + " --- |" * len(row))
        out.append("")

    for line in OPENING:
        out.extend([line, ""])
    out.extend(["## RAG key", ""])
    table(KEY)
    out.extend([KEY_NOTE, ""])
    out.extend([f"## {MEASURES_TITLE}", ""])
    table([MEASURES_HEADER] + MEASURES)
    for number, (text, actions) in enumerate(RECOMMENDATIONS, 1):
        out.extend([f"## {heading(number, text)}", ""])
        table([HEADER] + actions)
    (HERE / "plan.md").write_text("\n".join(out), encoding="utf-8")


def write_text():
    out = [COUNCIL, "", TITLE, ""]

    def table(rows, widths):
        for row in rows:
            cells = [textwrap.wrap(text, width) for text, width in zip(row, widths)]
            for line in range(max(len(cell) for cell in cells)):
                parts = [(cell[line] if line < len(cell) else "").ljust(width) for cell, width in zip(cells, widths)]
                out.append("   ".join(parts).rstrip())
            out.append("")

    for line in OPENING:
        out.extend([line, ""])
    out.extend(["RAG key", ""])
    table(KEY, (8, 30))
    out.extend([KEY_NOTE, ""])
    out.extend([MEASURES_TITLE, ""])
    table([MEASURES_HEADER] + MEASURES, (40, 10, 10, 10, 8))
    for number, (text, actions) in enumerate(RECOMMENDATIONS, 1):
        out.extend([heading(number, text), ""])
        table([HEADER] + actions, (4, 34, 22, 18, 10, 34))
    (HERE / "plan.txt").write_text("\n".join(out), encoding="utf-8")


def write_pdf():
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(HERE / "plan.docx")], check=True)


if __name__ == "__main__":
    write_docx()
    write_xlsx()
    write_csv()
    write_html()
    write_markdown()
    write_text()
    write_pdf()

import Documents
import PlanSchema
import Testing

@Suite struct HTMLTests {
  /// The dump of a page's body, without places.
  private func dump(_ body: String, head: String = "") throws -> String {
    let page = "<!DOCTYPE html><html><head>\(head)</head><body>\(body)</body></html>"
    return try DocumentReader().read(Array(page.utf8), name: "plan.html").dump().replacing(#/\ \[[^\]]*\]/#, with: "")
  }

  @Test func aCouncilsPageGivesItsMainContent() throws {
    let body = """
      <a class="skip-link" href="#c">Skip to content</a>
      <div id="cookie-banner">We use cookies <button>Accept</button></div>
      <header role="banner"><p>Anytown Council</p><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
      <main id="c"><div class="breadcrumb"><a>Home</a> <a>Children</a></div>
      <h1>Improvement plan</h1><p>Agreed in <b>May</b>
      2024.</p><!-- <p>Left out by the author</p> -->
      <p style="display:none">Not shown</p>
      <div class="page-feedback">Was this page helpful?</div></main>
      <footer>© Anytown</footer><script>var x = "<p>no</p>";</script>
      """
    #expect(
      try dump(body, head: "<title>Plan - Anytown</title>") == """
        title: Plan - Anytown
        furniture Skip to content
        furniture We use cookies
        furniture Anytown Council
        furniture Home
        furniture Home Children
        heading 1 Improvement plan
        paragraph Agreed in May 2024.
        furniture Was this page helpful?
        furniture © Anytown
        note hidden-text: hidden text is left out (“Not shown”)

        """)
  }

  @Test func aPageWithoutAMainElementIsReadWhole() throws {
    let body =
      "<h1>Plan</h1><div class='content'>Short</div><div class='menu-of-actions'>What we do</div><p>Long text of the plan itself</p>"
    let dump = try dump(body)
    #expect(dump.contains("heading 1 Plan"))
    #expect(dump.contains("paragraph Long text of the plan itself"))
    // What is called furniture but is most of the page is not.
    #expect(try self.dump("<div class='sidebar'><p>All of the plan stands here</p></div><p>x</p>").contains("paragraph All of the plan"))
  }

  @Test func aTitleOutsideTheMainContentIsTaken() throws {
    #expect(
      try dump("<header><h1>Plan</h1><p>Top</p></header><main><p>Text of the plan</p></main>").hasPrefix("heading 1 Plan\nfurniture Top\n"))
  }

  @Test func listsCountAsTheyPrint() throws {
    let body = """
      <ol><li>One<ul><li>Under <em>it</em></li></ul></li><li value="5"><p>Five</p><p>More of it</p></li><li>Six</li></ol>
      <ol type="a" start="2"><li>b</li></ol><ol type="I" reversed><li>two</li><li>one</li></ol>
      <ul style="list-style-type: none"><li>bare</li></ul><ol style="list-style: lower-roman"><li>first</li></ol>
      """
    #expect(
      try dump(body) == """
        item 0 «1.» One
        item 1 «•» Under it
        item 0 «5.» Five
        paragraph More of it
        item 0 «6.» Six
        item 0 «b.» b
        item 0 «II.» two
        item 0 «I.» one
        item 0 bare
        item 0 «i.» first

        """)
  }

  @Test func definitionsBecomeLabelledLines() throws {
    let body = """
      <dl><dt>Lead</dt><dd>A. Person</dd><dt>By when:</dt><dd><p>May 2024</p><p>was April</p></dd>
      <div><dt>Steps</dt><dd><ul><li>one</li></ul></dd></div><dt>Status</dt></dl>
      """
    #expect(
      try dump(body) == """
        paragraph bold Lead: A. Person
        paragraph bold By when: May 2024
        paragraph was April
        paragraph bold Steps:
        item 0 «•» one
        paragraph bold Status:

        """)
  }

  @Test func tablesSpanAndColour() throws {
    let body = """
      <table><caption>Actions</caption><thead><tr><th>Ref</th><th colspan="2">What, who</th></tr></thead>
      <tr><th scope="row" rowspan="2">1</th><td>Do<br>Then look<br>and learn</td><td bgcolor="#ffc000"></td></tr>
      <tr style="background: rgb(146, 208, 80)"><td><ul><li>a</li><li>b</li></ul></td><td class="r">x <del>y</del></td></tr>
      <tr hidden><td>no</td></tr><tr><td colspan="99999" rowspan="0">wide</td></tr></table>
      """
    #expect(
      try dump(body, head: "<style>td.r, .q { color: red; background-color: #C00 }</style>") == """
        table “Actions”
          row header
            0: bold Ref
            1 +2: bold What, who
          row
            0 down 2: bold 1
            1: Do ¶ Then look and learn
            2 #FFC000: \n  row
            1 #92D050: «•» a ¶ «•» b
            2 #CC0000: x ~~y~~
          row
            0 +1024: wide
        note hidden-text: hidden text is left out (“no”)

        """)
  }

  @Test func tablesThatLayAPageOutAreNotTables() throws {
    let inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    #expect(
      try dump("<table role='presentation'><tr><td><p>One</p></td><td><p>Two</p></td></tr></table>") == "paragraph One\nparagraph Two\n")
    #expect(try dump("<table><tr><td><p>Around</p>\(inner)</td></tr></table>").hasPrefix("paragraph Around\ntable\n"))
    #expect(
      try dump("<table><tr><td>k</td><td>v \(inner)</td></tr></table>")
        == "table\n  row\n    0: k\n    1: v\ntable\n  row\n    0: a\n    1: b\n")
    // Columns around tables that hold most of the text.
    let plan = "<table><tr><td>Ref</td><td>Action</td></tr><tr><td>1</td><td>Write to everybody</td></tr></table>"
    #expect(try dump("<table><tr><td><p>Intro</p>\(plan)</td><td>Menu</td></tr></table>").hasPrefix("paragraph Intro\ntable\n"))
  }

  @Test func inlineLooks() throws {
    let body = """
      <p>Caf&eacute; &pound;40k&nbsp;&ndash; &#8220;now&#8221;</p><p><strong>Lead:</strong> A</p><p><i>All</i></p>
      <p><span style="text-decoration: line-through">May</span> June<sup><a href="#n1">1</a></sup></p>
      <p><font color="red">Red</font></p><p>H<sub>2</sub>O <q>said</q></p><p>1.2 Numbered by hand</p>text by itself<div>and in a div
      """
    #expect(
      try dump(body) == """
        paragraph Café £40k – “now”
        paragraph bold Lead: A
        paragraph italic All
        paragraph June ~~May~~
        paragraph #FF0000 Red
        paragraph H2O “said”
        item 0 «1.2» Numbered by hand
        paragraph text by itself
        paragraph and in a div

        """)
  }

  @Test func olderEncodingsAreRead() throws {
    let page =
      Array("<html><head><meta charset='windows-1252'></head><body><p>Children".utf8) + [0x92] + Array("s plan</p></body></html>".utf8)
    let document = try DocumentReader().read(page, name: "plan.htm")
    #expect(document.blocks.first?.paragraph?.text == "Children’s plan")
    #expect(document.diagnostics.map(\.code) == ["encoding"])
  }

  @Test func placesCountParagraphsAndLines() throws {
    let page =
      "<html><body>\n<p>One</p>\n<table><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td><td>d</td></tr></table>\n<p>Two</p></body></html>"
    let document = try DocumentReader().read(Array(page.utf8), name: "plan.html")
    #expect(document.blocks.map(\.place) == [Place(line: 2, paragraph: 1), Place(line: 3, paragraph: 2), Place(line: 5, paragraph: 4)])
  }

  @Test(arguments: ["<html><body><script>app()</script><div id='root'></div></body></html>", "<html></html>"])
  func aPageWithoutTextSaysSo(page: String) {
    let failure = #expect(throws: ImportFailure.self) { try DocumentReader().read(Array(page.utf8), name: "plan.html") }
    #expect(failure?.kind == "no-text")
  }

  @Test("What a button opens is part of the page, what nothing opens is not")
  func panels() throws {
    let body = """
      <h2><button aria-controls="p1">Recommendation 1<span class="visually-hidden">, </span>Better visits<span data-nosnippet>Show</span></button></h2>
      <div id="p1" hidden="until-found"><p>One</p></div><button aria-controls="p2">Plans</button><div id="p2" hidden><p>Two</p></div>
      <a href="#p3" role="tab">Third</a><div id="p3" class="shut"><p>Three</p></div>
      <button class="accordion">More</button><div style="display:none"><p>Four</p></div>
      <button>Print</button><div class="shut"><p>Never</p></div><details><summary>Key</summary><p>Five</p></details><p class="far">Spoken</p>
      <span class="wide">Six</span>
      """
    let head = """
      <style>.shut{display:none} .far{position:absolute;left:-9999px} .js .wide{display:none}
      @media (max-width:40em){.wide{display:none}.x{color:red}} @media print{.wide{display:none}}</style>
      """
    #expect(
      try dump(body, head: head) == """
        heading 2 Recommendation 1 Better visits
        paragraph One
        paragraph bold Plans
        paragraph Two
        paragraph Third
        paragraph Three
        paragraph bold More
        paragraph Four
        paragraph bold Key
        paragraph Five
        paragraph Six
        note hidden-text: hidden text is left out (“Never”)

        """)
  }

  @Test("Terms and meanings: pictures, several meanings, terms over lines with labels of their own")
  func definitions() throws {
    let body = """
      <dl><dt><img src="g.svg" alt="Green"></dt><dd>Done</dd><dt>Lead</dt><dd>A. Person</dd><dd>Jo Person</dd>
      <dt>Visits in time</dt><dd><b>Baseline:</b> 41%</dd><dd><b>Target:</b> 90%</dd><dt>Due</dt><dd></dd></dl>
      """
    #expect(
      try dump(body) == """
        paragraph bold Green: Done
        paragraph bold Lead: A. Person
        paragraph Jo Person
        paragraph bold Visits in time
        paragraph bold Baseline: 41%
        paragraph bold Target: 90%
        paragraph bold Due:

        """)
  }

  @Test("A page's style sets words apart: boxes, lines of their own, room around them; a title in a table's cell is the page's")
  func wordsSetApart() throws {
    let head = """
      <style>.top{display:flex} .kind{display:block} .num{padding:1px 8px} .lab{font-weight:bold}</style>
      """
    let body = """
      <table><tr><td><h1>Plan</h1><div class="top"><span>P1.1</span><span>Going well</span></div>
      <div class="top"><span class="lab">Lead:</span> <span>PSW</span></div>
      <p><span class="kind">Priority action 1</span>Visits</p><h3><span class="num">Priority 2</span>Plans <b>now</b>here</h3>
      <ol><li><h4>First of them</h4></li><li>One<br>Two</li></ol></td><td>Aside</td></tr></table>
      """
    #expect(
      try dump(body, head: head) == """
        heading 1 Plan
        paragraph P1.1
        paragraph Going well
        paragraph Lead: PSW
        paragraph Priority action 1
        paragraph Visits
        heading 3 Priority 2 Plans nowhere
        heading 4 «1.» First of them
        item 0 «2.» One
        item 0 Two
        paragraph Aside

        """)
  }

  @Test("The foot of a table comes last, and no cell reaches out of its group; what fills a cell and what is said of it alone")
  func groupsOfRows() throws {
    let body = """
      <table><thead><tr><th><button>No</button></th><th>RAG</th></tr></thead><tfoot><tr><td colspan="2">Total</td></tr></tfoot>
      <tbody><tr><td rowspan="9">1</td><td><span class="dot" style="background:#ff0000"></span></td></tr>
      <tr><td><table><tr><td bgcolor="#FFC000">&nbsp;</td></tr></table></td></tr></tbody>
      <tbody><tr><td>2</td><td><span class="sr-only">Green</span></td></tr></tbody></table>
      """
    #expect(
      try dump(body) == """
        table
          row header
            0: bold No
            1: bold RAG
          row
            0 down 2: 1
            1 #FF0000:\u{20}
          row
            1 #FFC000:\u{20}
          row
            0: 2
            1: Green
          row
            0 +2: Total

        """)
  }

  @Test func nestingIsFlattenedOrRefused() throws {
    let deep = "<html><body>" + String(repeating: "<div>", count: 2000) + "Deep down"
    #expect(try DocumentReader().read(Array(deep.utf8), name: "a.html").blocks.first?.paragraph?.text == "Deep down")
    let hostile = "<html><body>" + String(repeating: "<div>", count: 50_000) + "x"
    let failure = #expect(throws: ImportFailure.self) { try DocumentReader().read(Array(hostile.utf8), name: "a.html") }
    #expect(failure?.kind == "too-deep")
  }
}

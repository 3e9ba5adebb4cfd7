/// The README of the pack's folder: what is what, and what stands out.
struct PackReadMe {
  let context: PackContext
  let links: Links
  let pages: [Page]

  func bytes(formats: Set<PackOptions.Format>) -> [UInt8] {
    let page = Page(.overview, title: "The reports", lede: lede, sections: sections(formats))
    // It stands beside the overview, so that its links are the overview's; the one to the overview itself is written here.
    var links = links
    links.pages.remove(.overview)
    if pages.contains(where: { $0.id == .overview }) {
      links.files.insert("overview.md")
      links.files.insert("overview.html")
    }
    return MarkdownPage(links: links).write(page)
  }

  private var lede: [Inline] {
    [
      .text(
        "Made by Peerview from \(Wordings.counted(context.result.documents.count, "published document")) of "
          + "\(Wordings.counted(context.compared.count, "authority", "authorities"))"
          + (context.asOf.map { ", as of \($0.printed)" } ?? "") + ". Do not edit: the next run writes it again.")
    ]
  }

  private func sections(_ formats: Set<PackOptions.Format>) -> [Section] {
    var files: [[Inline]] = []
    let both = formats.contains(.html)
    func add(_ id: PageID, _ name: String, _ says: String) {
      guard pages.contains(where: { $0.id == id }) else { return }
      let first: Inline = id == .overview ? .link(name, to: .file("overview.md")) : .link(name, to: .page(id))
      var line = [first]
      if both { line += [.text(" (in a browser: "), .code(id.path + ".html"), .text(")")] }
      files.append(line + [.text(": " + says)])
    }
    add(.overview, "Overview", "what was compared, themes by authority, what stands out.")
    add(.themes, "Themes", "a page a theme, the authorities side by side.")
    add(.councils, "Councils", "a page a council: judgements, plans, deadlines, what is worth mending.")
    add(.quality, "Data quality", "what could not be read.")
    add(.method, "Method", "how it was read and coded, and how sure it is.")
    for page in pages { if case .peerReview = page.id { add(page.id, page.title, "about four printed pages for a review team.") } }
    if links.files.contains("peerview.xlsx") {
      files.append([.link("Workbook", to: .file("peerview.xlsx")), .text(": the same in Excel, a sheet a kind of record.")])
    }
    if links.files.contains(where: { $0.hasPrefix("data/") }) {
      files.append([.code("data/"), .text(": the same for programs, as CSV and JSON.")])
    }
    var sections = [Section("What is what", id: "what", [.list(files)])]
    let sentences = StandOut(context: context).overview()
    if !sentences.isEmpty { sections.append(Section("What stands out", id: "stands-out", [.list(sentences)])) }
    return sections
  }
}

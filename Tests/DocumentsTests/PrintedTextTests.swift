import Documents
import PlanSchema
import Testing

/// A text printed to PDF is read as the text that it was, whatever lines its rows were wrapped into.
@Suite(.enabled(if: hasPDFProgram, "mutool is not installed")) struct PrintedTextTests {
  /// Plans whose rows end where the page does, and go on there.
  private static let texts: [String: [String]] = [
    "long rows under a long header": [
      "Larkford improvement plan", "",
      "Ref\tRecommendation\tWhat the inspectors found about it (from the body of the report)\tWhat 'good' would look like (from the framework)",
      "A01\tReview each case that was closed before anybody had seen the child, and open those again that need it\t"
        + "Many cases were closed on the word of another agency. In some of them the child had been hurt again within weeks.\t"
        + "Every child who is referred is seen and heard, and what they say decides what happens next.",
      "A02\tAgree with the partners who does what\tThresholds are not understood, and each agency reads them in a way of its own.\t"
        + "Partners know the thresholds and apply them alike.",
      "Ref\tRecommendation\tWhat the inspectors found about it (from the body of the report)\tWhat 'good' would look like (from the framework)",
      "\tand write it down for all staff in one place that they can find\tThis delays help.\tNo child waits for a decision.",
      "B01\tAsk young people what they think of the services they have\t\tChildren's views shape the plans and the services.",
      "B02\tShow every member of the board how the front door works, and whom to ask\t"
        + "Members of the Health and Wellbeing Board and of the Children and Young People's Overview and Scrutiny and the\t"
        + "Members ask hard questions.",
    ],
    "actions with costs": [
      "Larkford plan", "",
      "Actions\tBy When\tBy Who\tRAG\tAdditional Costs", "\t\t\t\t2024/25 one-off\t2025/26 one-off\t2025/26 ongoing",
      "1.1 Publish a timetable of visits\t30/11/24\tHead of Service\tG\t£0\t£0\t£0",
      "1.2 Find rooms in which families can be met in private, near their homes\t31/03/25\tProperty Manager\tA\tCapital",
      "1.3 Train the managers\t31/01/25\tPrincipal Social Worker\tA\tSee 1.1",
      "1.4 Ask the families whom we visited in the autumn what changed for them\t30/04/25\tParticipation Lead and Team Managers of all "
        + "localities\tR\t£40k\t£0\t£40k",
    ],
    "cells that are empty": [
      "Larkford plan", "", "No\tAction\tLead\tDue\tRAG\tProgress",
      "1\tWrite to all schools in the county about the new front door\tHead of MASH\t31/01/2025\tG\tSent.",
      "2\tHold a meeting with everybody who left in their first year with us\t\t28/02/2025\tR\tNot begun, for want of people to do it.",
      "3\tMap the places that young people call unsafe\tCommunity Safety Manager\t30/06/2025\tA\tTwo of five areas are mapped.",
      "4\tGive each young person a card that says whom to ask\tParticipation Officer\t31/03/2025\tG\tPrinted.",
      "5\tReport every month to the board\tDirector\t31/12/2024\tG\tDone twice.",
    ],
    "a list of workstreams": [
      "Plan on a page", "Workstream 1\tLeadership and governance", "Workstream 2\tThe front door", "Workstream 3\tThe workforce", "",
      "Workstream 7\tImproving the work of the Larkford Safeguarding Children Partnership", "----------------------\t--", "",
      "Our vision is that every child in Larkford is safe, is heard and does well, and that their families find help early. We work for it "
        + "together with health, the police and schools.",
    ],
  ]

  @Test("A printed text says what the text says", arguments: texts.keys.sorted(), [6.0, 5.4])
  func readsAsTheText(name: String, pitch: Double) throws {
    let text = try #require(Self.texts[name])
    let printed = try Typewriter(pitch: pitch).print(text).dump()
    let read = try DocumentReader().read(Array(text.joined(separator: "\n").utf8), name: "plan.txt").dump()
    #expect(printed.replacing(#/(?m)^note .*\n/#, with: "") == read.replacing(#/\ \[[^\]]*\]/#, with: ""))
  }

  @Test("A row's place is the page and the lines where it stands")
  func places() throws {
    let text = try #require(Self.texts["actions with costs"])
    var typewriter = Typewriter()
    typewriter.lines = 8
    let document = try PDFReader().read(typewriter.print(text).bytes, name: "plan.pdf")
    let rows = document.blocks.compactMap { block in if case .table(let table) = block.content { table } else { nil } }.flatMap(\.rows)
    #expect(rows.map(\.place.page) == [1, 1, 1, 1, 2, 2])
    #expect(rows[2].place == Place(page: 1, line: 4, lastLine: 5))
    #expect(document.diagnostics.map(\.code).contains("text-in-pdf"))
  }
}

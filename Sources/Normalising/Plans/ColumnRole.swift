/// What a column, or the label at the start of a line, holds. The raw values are the sections of `columns.txt`.
enum ColumnRole: String, Sendable, CaseIterable {
  case ref
  case recommendationRef = "recommendation-ref"
  case recommendation
  case action
  case actionAndOutcome = "action-and-outcome"
  case outcome
  case due
  case revisedDue = "revised-due"
  case completedOn = "completed-on"
  case start
  case owner
  case sponsor
  case projectManager = "project-manager"
  case status
  case previousStatus = "previous-status"
  case percentComplete = "percent-complete"
  case progress
  case nextSteps = "next-steps"
  case cost
  case measure, baseline, target, current, quarter
  case workstream, priority, objective, theme
  case story
  case goodLooksLike = "good-looks-like"
  case abbreviation, post, holder, organisation
  case version, change
  case changedBy = "changed-by"
  case judgement, grade, meaning, notes
  case meeting, frequency

  /// Roles that name a part of the plan.
  var sectionKind: SectionKind? {
    switch self {
    case .workstream: .workstream
    case .priority: .priority
    case .objective: .objective
    case .theme: .theme
    default: nil
    }
  }
}

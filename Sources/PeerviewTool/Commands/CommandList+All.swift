extension CommandList {
  /// Every command, in the order in which the help shows them.
  static let all = CommandList(
    commands: [
      ImportCommand(),
      ListCommand(),
      CheckCommand(),
      EvaluateInspectionsCommand(),
      CompareCommand(),
      TrendCommand(),
      CoverageCommand(),
      ThemesListCommand(),
      ThemesShowCommand(),
      ThemesCodeCommand(),
      ThemesExplainCommand(),
      ThemesEvaluateCommand(),
      ThemesTrainCommand(),
      ThemesKinCommand(),
      ThemesSetCommand(),
      ThemesExportCommand(),
      ThemesImportCommand(),
      ExportCommand(),
      EvaluatePlansCommand(),
      EvaluateCopiesCommand(),
      ReportCommand(),
      SchemaCommand(),
      CompletionsCommand(),
    ],
    groups: [
      "evaluate": "measures of what Peerview reads, against careful readings",
      "themes": "the codebook of themes, and what is coded with it",
    ])
}

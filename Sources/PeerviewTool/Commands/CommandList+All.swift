extension CommandList {
  /// Every command, in the order in which the help shows them.
  static let all = CommandList(
    commands: [
      CompletionsCommand()
    ],
    groups: [
      "themes": "the codebook of themes, and what is coded with it"
    ])
}

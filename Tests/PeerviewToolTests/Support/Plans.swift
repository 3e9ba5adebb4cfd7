/// Plans of invented councils, as text.
enum Plans {
  /// A plan whose council stands in no register.
  static let northmere = """
    # Northmere City Council: children's services action plan after inspection

    January 2024

    This plan answers the inspection of 9 to 20 October 2023.

    Red: off track. Amber: some delay. Green: on track. Blue: complete.

    ## Recommendation 1: The regularity of meetings between managers and social workers

    | Ref | Action | Lead | By when | Status | Wider use |
    |---|---|---|---|---|---|
    | 1.1 | Hold a supervision meeting with each social worker every month | Head of Service | 31 March 2024 | Green | Fewer delays |
    | 1.2 | Check twenty supervision notes each quarter | Quality Manager | 30 November 2024 | Amber | Notes are fuller |

    ## Recommendation 2: The speed with which new referrals are decided

    | Ref | Action | Lead | By when | Status | Wider use |
    |---|---|---|---|---|---|
    | 2.1 | Decide each referral within one working day | Duty Manager | 30 June 2024 | Blue | Quicker decisions |

    """

  /// The same plan for a council of the register.
  static let leeds = northmere.replacing("Northmere City Council", with: "Leeds City Council")

  /// The same plan without a word of whose it is.
  static let nameless = northmere.replacing("Northmere City Council: children's services action plan", with: "Action plan")

  static let noPlan = """
    # Swimming times

    The pool of Leeds City Council opens at seven. Bring a towel.

    """
}

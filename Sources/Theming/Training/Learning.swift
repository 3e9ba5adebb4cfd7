import Foundation

/// Learns the coder's model from coded texts and writes it as the table that the coder reads.
public enum Learning {
  /// The text of a model file.
  public static func modelFile(from texts: [CodedText]) throws -> String {
    let trainer = Trainer(vocabulary: try .standard())
    var columns = Trainer.Columns()
    let prepared = trainer.prepare(texts, into: &columns)
    return trainer.model(prepared, columns).fileText(codebook: .standard)
  }

  /// The text of the file of words as points, learned from plain texts.
  public static func kinFile(from texts: [String]) throws -> String {
    KinLearning(common: try Vocabulary.standard().common).file(from: texts)
  }
}

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>
/// One question about a rule set, by the places of things in its file: the check (or the test), how many fallbacks down, the guard
/// (those of <c>for</c> first) or the band, and the value within the band.
/// </summary>
internal readonly record struct AnalysisQuestion(QuestionKind Kind, int Check, int BandList = 0, int Item = 0, int Value = 0);

namespace FundsCheck.Rules.Language;

/// <summary>
/// A threshold. Its number is in the unit that judging compares: major units of money, whole numbers, ticks of a duration,
/// hundredths of a percent.
/// </summary>
public readonly record struct Threshold(decimal Number, string Text);

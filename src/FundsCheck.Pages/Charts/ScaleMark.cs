namespace FundsCheck.Pages.Charts;

/// <summary>A threshold on a scale.</summary>
/// <param name="Text">The threshold, as the rule file has it.</param>
/// <param name="At">The place, in units of the drawing.</param>
/// <param name="Row">The row of its text, from 0: neighbours too close for one row are in the next.</param>
public sealed record ScaleMark(string Text, decimal At, int Row);

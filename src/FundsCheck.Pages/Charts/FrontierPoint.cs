namespace FundsCheck.Pages.Charts;

/// <summary>A value of a threshold in a drawing of all values.</summary>
/// <param name="Threshold">The value, as a rule file writes it.</param>
/// <param name="Left">The place of the money of lost debits, in units of the drawing.</param>
/// <param name="Top">The place of the number of stopped returns; more are higher.</param>
/// <param name="IsEfficient">True where no other value stops as many returned debits for fewer good ones.</param>
/// <param name="IsPresent">True for the value in force.</param>
/// <param name="IsSuggested">True for the suggested value.</param>
public sealed record FrontierPoint(
    string Threshold, decimal Left, decimal Top, bool IsEfficient, bool IsPresent, bool IsSuggested)
{
    /// <summary>The words beside the point; null for none.</summary>
    public string? Label => (IsPresent, IsSuggested) switch
    {
        (true, true) => $"present and suggested: {Threshold}",
        (true, false) => $"present: {Threshold}",
        (false, true) => $"suggested: {Threshold}",
        _ => null,
    };
}

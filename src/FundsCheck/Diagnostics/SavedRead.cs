namespace FundsCheck.Diagnostics;

/// <summary>Why a check read no balance from the source: the values of <see cref="TelemetryNames.Cause"/>.</summary>
internal static class SavedRead
{
    /// <summary>A concurrent check of the account reads it.</summary>
    public const string Shared = "shared";

    /// <summary>An earlier check of the account read it within <c>FundsCheckOptions.BalanceReuseTime</c>.</summary>
    public const string Reused = "reused";

    /// <summary>The debit's own facts decline it.</summary>
    public const string Declined = "declined";
}

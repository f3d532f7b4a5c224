namespace FundsCheck;

/// <summary>The groups of return codes that Nacha's rules on return rates count.</summary>
internal static class ReturnGroups
{
    public static readonly string[] Unauthorized = ["R05", "R07", "R10", "R11", "R29", "R51"];
    public static readonly string[] Administrative = ["R02", "R03", "R04"];
}

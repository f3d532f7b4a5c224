namespace FundsCheck.Rules;

/// <summary>The limits of a folder of rule sets. A folder beyond one of them does not load, and the problem names the limit.</summary>
public static class RuleSetCatalogLimits
{
    /// <summary>The most rule files.</summary>
    public const int FilesMax = 256;

    /// <summary>The most bytes of all rule files together.</summary>
    public const int BytesMax = 16_777_216;

    /// <summary>The most entries of any kind that the folder may hold.</summary>
    public const int EntriesMax = 10_000;
}

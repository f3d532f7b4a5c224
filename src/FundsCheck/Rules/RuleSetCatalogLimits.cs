namespace FundsCheck.Rules;

/// <summary>The limits of a folder of rule sets. A folder beyond one of them does not load, and the problem names the limit.</summary>
public static class RuleSetCatalogLimits
{
    /// <summary>The maximum number of rule files.</summary>
    public const int FilesMax = 256;

    /// <summary>The maximum size of all rule files together, in bytes.</summary>
    public const int BytesMax = 16_777_216;

    /// <summary>The maximum number of entries of any kind in the folder.</summary>
    public const int EntriesMax = 10_000;
}

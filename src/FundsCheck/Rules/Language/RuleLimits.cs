namespace FundsCheck.Rules.Language;

/// <summary>The limits of a rule file. A file beyond one of them does not load, and the problem names the limit.</summary>
public static class RuleLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public const int FileBytesMax = 1_048_576;

    /// <summary>The deepest nesting of objects and lists.</summary>
    public const int DepthMax = 24;

    /// <summary>The most members of one object.</summary>
    public const int MembersMax = 128;

    /// <summary>The most checks.</summary>
    public const int ChecksMax = 256;

    /// <summary>The most bands of one band list.</summary>
    public const int BandsMax = 32;

    /// <summary>The most fallbacks, one inside the other.</summary>
    public const int FallbacksMax = 4;

    /// <summary>The most entries of one <c>for</c> or <c>unless</c>.</summary>
    public const int GuardsMax = 16;

    /// <summary>The most declared host facts.</summary>
    public const int CustomFactsMax = 64;

    /// <summary>The most values in one list.</summary>
    public const int ValuesMax = 128;

    /// <summary>The most codes of failures that the checks of one rule set name.</summary>
    public const int FailureCodesMax = 60;

    /// <summary>The most tests.</summary>
    public const int TestsMax = 1_000;

    /// <summary>The longest name, id or version, in characters.</summary>
    public const int NameLengthMax = 64;

    /// <summary>The longest name of a test, in characters.</summary>
    public const int TestNameLengthMax = 200;

    /// <summary>The longest sentence (<c>why</c>, <c>because</c>), in characters.</summary>
    public const int SentenceLengthMax = 500;

    /// <summary>The longest time for which a decision may be relied on (<c>validFor</c>), in hours.</summary>
    public const int ValidForHoursMax = 24;

    /// <summary>The most steps that the analysis of a rule set may take, each one set of facts that is tried.</summary>
    public const int AnalysisStepsMax = 20_000;

    /// <summary>The most steps that comparing two rule sets may take.</summary>
    public const int ComparisonStepsMax = 200_000;

    /// <summary>The most problems that are told at once.</summary>
    public const int ProblemsMax = 100;
}

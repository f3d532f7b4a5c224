namespace FundsCheck.Rules.Language;

/// <summary>The limits of a rule file. A file beyond one of them does not load, and the problem names the limit.</summary>
public static class RuleLimits
{
    /// <summary>The maximum file size, in bytes.</summary>
    public const int FileBytesMax = 1_048_576;

    /// <summary>The maximum nesting of objects and lists.</summary>
    public const int DepthMax = 24;

    /// <summary>The maximum number of members of an object.</summary>
    public const int MembersMax = 128;

    /// <summary>The maximum number of checks.</summary>
    public const int ChecksMax = 256;

    /// <summary>The maximum number of rule sets that a rule set extends, one through another.</summary>
    public const int ExtensionsMax = 8;

    /// <summary>The maximum number of bands of a band list.</summary>
    public const int BandsMax = 32;

    /// <summary>The maximum number of nested fallbacks.</summary>
    public const int FallbacksMax = 4;

    /// <summary>The maximum number of entries of a <c>for</c> or <c>unless</c>.</summary>
    public const int GuardsMax = 16;

    /// <summary>The maximum number of declared custom facts.</summary>
    public const int CustomFactsMax = 64;

    /// <summary>The maximum number of values in a list.</summary>
    public const int ValuesMax = 128;

    /// <summary>The maximum number of failure codes that the checks of a rule set name.</summary>
    public const int FailureCodesMax = 60;

    /// <summary>The maximum number of tests.</summary>
    public const int TestsMax = 1_000;

    /// <summary>The maximum length of a name, id or version, in characters.</summary>
    public const int NameLengthMax = 64;

    /// <summary>The maximum length of a test's name, in characters.</summary>
    public const int TestNameLengthMax = 200;

    /// <summary>The maximum length of a sentence (<c>why</c>, <c>because</c>), in characters.</summary>
    public const int SentenceLengthMax = 500;

    /// <summary>The maximum validity of a decision (<c>validFor</c>), in hours.</summary>
    public const int ValidForHoursMax = 24;

    /// <summary>The maximum number of steps of the analysis of a rule set; each step tries one set of facts.</summary>
    public const int AnalysisStepsMax = 20_000;

    /// <summary>The maximum number of steps of the comparison of two rule sets.</summary>
    public const int ComparisonStepsMax = 200_000;

    /// <summary>The maximum number of problems in one report.</summary>
    public const int ProblemsMax = 100;
}

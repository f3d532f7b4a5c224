namespace FundsCheck.Rules.Schema;

/// <summary>The sizes that the schema states, all of which the loader enforces too.</summary>
internal static class SchemaLimits
{
    public const int ChecksMax = RuleLimits.ChecksMax;
    public const int RungsMax = RuleLimits.RungsMax;
    public const int GuardsMax = RuleLimits.GuardsMax;
    public const int HostFactsMax = RuleLimits.HostFactsMax;
    public const int ValuesMax = RuleLimits.ValuesMax;
    public const int FailureCodesMax = RuleLimits.FailureCodesMax;
    public const int MembersMax = RuleLimits.MembersMax;
    public const int TestsMax = RuleLimits.TestsMax;
    public const int NameCharactersMax = RuleLimits.NameLengthMax;
    public const int SentenceCharactersMax = RuleLimits.SentenceLengthMax;
    public const int TestNameCharactersMax = RuleLimits.TestNameLengthMax;
}

namespace FundsCheck.Rules.Schema;

/// <summary>The sizes that the schema states, all of which the loader enforces too.</summary>
internal static class SchemaLimits
{
    public const int ChecksMax = 256;
    public const int TestsMax = 1_000;
    public const int NameCharactersMax = 64;
    public const int SentenceCharactersMax = 500;
    public const int TestNameCharactersMax = 200;
}

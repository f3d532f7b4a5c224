namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>What a JSON Schema validator says of a rule file.</summary>
internal enum SchemaVerdict
{
    /// <summary>No JSON at all.</summary>
    Unreadable = 0,

    /// <summary>JSON, but not what the schema describes.</summary>
    Invalid,

    /// <summary>What the schema describes.</summary>
    Valid,
}

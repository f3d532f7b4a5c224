namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>The verdict of a JSON Schema validator on a rule file.</summary>
internal enum SchemaVerdict
{
    /// <summary>The file is not JSON.</summary>
    Unreadable = 0,

    /// <summary>The file is JSON and not valid by the schema.</summary>
    Invalid,

    /// <summary>The file is valid by the schema.</summary>
    Valid,
}

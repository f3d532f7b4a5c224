using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundsCheck.AspNetCore;

/// <summary>The members of a request that records an event.</summary>
internal sealed class DebitEventBody
{
    public string? Id { get; init; }

    public string? Event { get; init; }

    public string? By { get; init; }

    public string? Comment { get; init; }

    public string? At { get; init; }

    public string? EffectiveDate { get; init; }

    public string? Code { get; init; }

    public int? Revision { get; init; }

    /// <summary>Members that are not documented.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>The texts by their members' names; null where a member is left out.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string?> Texts => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["by"] = By, ["comment"] = Comment, ["at"] = At, ["effectiveDate"] = EffectiveDate, ["code"] = Code,
    };
}

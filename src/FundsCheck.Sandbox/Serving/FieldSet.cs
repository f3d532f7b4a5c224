using System.Collections.Frozen;
using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>The fields that requests of an endpoint may have.</summary>
internal sealed class FieldSet
{
    private readonly FrozenDictionary<string, FieldSet?> _fields;

    private FieldSet(IEnumerable<string> paths) => _fields = paths
        .Select(path => path.Split('.', 2))
        .GroupBy(parts => parts[0], StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.Any(parts => parts.Length > 1)
                ? new FieldSet(group.Where(parts => parts.Length > 1).Select(parts => parts[1]))
                : null,
            StringComparer.Ordinal);

    /// <summary>The fields of these paths, such as <c>options.account_ids</c>, with client id and secret.</summary>
    public static FieldSet Of(params IEnumerable<string> paths) => new(paths.Concat(["client_id", "secret"]));

    /// <exception cref="RequestRejectedException">The request has a field that is not in this set.</exception>
    public void RejectOthers(JsonElement root)
    {
        List<string>? others = null;
        Collect(root, "", ref others);
        if (others is not null)
        {
            throw RequestRejectedException.For("UNKNOWN_FIELDS", $"the request has unknown fields: {string.Join(", ", others)}");
        }
    }

    private void Collect(JsonElement element, string prefix, ref List<string>? others)
    {
        foreach (var field in element.EnumerateObject())
        {
            if (!_fields.TryGetValue(field.Name, out var inner))
            {
                (others ??= []).Add(prefix + field.Name);
            }
            else if (inner is not null && field.Value.ValueKind == JsonValueKind.Object)
            {
                inner.Collect(field.Value, $"{prefix}{field.Name}.", ref others);
            }
        }
    }
}

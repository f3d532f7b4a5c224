namespace FundsCheck.Plaid;

/// <summary>The names met in one object: none twice, and those that must be there.</summary>
/// <param name="place">Where the object stands, for messages.</param>
internal sealed class MemberNames(string place)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public string Place => place;

    public void Add(string name) => _ = _names.Add(name) ? true : throw new BodyException($"a member of `{place}` stands twice");

    public void Require(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _ = _names.Contains(name) ? true : throw new BodyException($"`{place}` lacks `{name}`");
        }
    }
}

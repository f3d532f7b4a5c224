namespace FundsCheck.Plaid;

/// <summary>The member names of one object: rejects repeated and missing names.</summary>
/// <param name="place">The place of the object, for messages.</param>
internal sealed class MemberNames(string place)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public string Place => place;

    public void Add(string name) => _ = _names.Add(name) ? true : throw new BodyException($"`{place}` has a member twice");

    public void Require(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _ = _names.Contains(name) ? true : throw new BodyException($"`{place}` lacks `{name}`");
        }
    }
}

namespace FundsCheck.Conventions.Api;

#pragma warning disable // A sample of every kind of member, for the printer's own test.
public abstract class ApiSample : IDisposable
{
    public const string Text = "a";
    public const decimal Limit = 1.5m;
    internal const int Unseen = 1;

    protected ApiSample()
    {
    }

    private ApiSample(int unseen)
    {
    }

    public event EventHandler? Changed;

    public enum Choice
    {
        One = 1,
    }

    public required string Needed { get; set; }

    protected abstract List<string?>? Hidden { get; }

    public IReadOnlyDictionary<string, T?> Find<T>(out string? found, ref int at, params string?[] names)
        where T : class => throw new NotSupportedException();

    public Task<string?> ReadAsync(string name = "none", CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public void Dispose()
    {
    }

    internal void NotShown()
    {
    }

    public sealed record Closed(string Name, string? Note);

    public readonly record struct Value(int? Number)
    {
        public static Value operator +(Value left, Value right) => left;
    }
}

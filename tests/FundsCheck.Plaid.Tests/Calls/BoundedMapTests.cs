namespace FundsCheck.Plaid.Tests.Calls;

public sealed class BoundedMapTests
{
    private const int GenerationMax = 100;
    private readonly BoundedMap<int, string> _map = new(GenerationMax);

    [Fact]
    public void Keeps_at_least_the_latest_generation_and_at_most_two()
    {
        for (var key = 0; key < 1_000; key++)
        {
            _map.Set(key, $"{key}");
        }

        Enumerable.Range(900, 100).Should().OnlyContain(key => _map.Find(key) != null);
        Enumerable.Range(0, 800).Should().OnlyContain(key => _map.Find(key) == null);
    }

    [Fact]
    public void Keeps_what_is_used()
    {
        _map.Set(-1, "used");

        for (var key = 0; key < 1_000; key++)
        {
            _map.Set(key, $"{key}");
            _map.Find(-1).Should().Be("used");
        }
    }

    [Fact]
    public void Makes_a_value_once()
    {
        var first = _map.GetOrAdd(1, key => $"made for {key}");

        _map.GetOrAdd(1, _ => throw new InvalidOperationException("it is there")).Should().BeSameAs(first);
    }

    [Fact]
    public void A_value_that_is_set_again_replaces_the_older_one()
    {
        _map.Set(1, "older");
        for (var key = 2; key <= GenerationMax + 1; key++)
        {
            _map.Set(key, $"{key}");
        }

        _map.Set(1, "newer");

        _map.Find(1).Should().Be("newer");
    }
}

namespace FundsCheck.MediatR.Tests.Hosting;

/// <summary>What the behaviors saw, in order.</summary>
internal sealed class Journal
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Write(string line) => _lines.Add(line);
}

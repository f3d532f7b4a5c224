using System.Collections.Concurrent;
using FundsCheck;

namespace Readme.Tests.Integration;

// <originator>
internal sealed class RecordingOriginator : IOriginator
{
    private readonly ConcurrentDictionary<string, ProposedDebit> _sent = new();

    public IEnumerable<string> Sent => _sent.Keys;

    public Task SendAsync(ProposedDebit debit, CancellationToken cancellationToken)
    {
        _sent.TryAdd(debit.Id, debit);
        return Task.CompletedTask;
    }
}
// </originator>

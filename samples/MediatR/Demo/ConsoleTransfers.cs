namespace FundsCheck.Samples.Payments.Demo;

/// <summary>Prints what a bank would receive, once for each id.</summary>
internal sealed class ConsoleTransfers : ITransfers
{
    private readonly HashSet<string> _started = new(StringComparer.Ordinal);

    public Task StartAsync(ProposedDebit debit, CancellationToken cancellationToken)
    {
        if (_started.Add(debit.Id))
        {
            Console.WriteLine($"  the bank: transfer {debit.Id} of {debit.Amount}");
        }

        return Task.CompletedTask;
    }
}

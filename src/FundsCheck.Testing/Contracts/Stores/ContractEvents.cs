namespace FundsCheck.Testing;

/// <summary>The events of the contract of decision stores, by their names.</summary>
internal static class ContractEvents
{
    public static readonly DebitEvent Approved = GetAnswer("approved", "ann");
    public static readonly DebitEvent Rejected = GetAnswer("rejected", "ann");
    public static readonly DebitEvent Sent = new DebitEvent.Sent(ContractRecords.Start.AddHours(1), new DateOnly(2026, 11, 4));
    public static readonly DebitEvent Settled = new DebitEvent.Settled(ContractRecords.Start.AddDays(1));
    public static readonly DebitEvent Returned = new DebitEvent.Returned(ContractRecords.Start.AddDays(2), "R01");
    public static readonly DebitEvent Cancelled = new DebitEvent.Cancelled();

    public static DebitEvent Get(string name) => name switch
    {
        "approved" => Approved,
        "rejected" => Rejected,
        "sent" => Sent,
        "settled" => Settled,
        "returned" => Returned,
        _ => Cancelled,
    };

    /// <summary>The approval or rejection of a reviewer.</summary>
    public static DebitEvent GetAnswer(string name, string reviewer) => name is "approved"
        ? new DebitEvent.Approved(reviewer, "the customer called")
        : new DebitEvent.Rejected(reviewer, "not the customer");

    /// <summary>The events of names that are separated by spaces.</summary>
    public static IReadOnlyList<DebitEvent> GetAll(string sequence) =>
        [.. sequence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Get)];
}

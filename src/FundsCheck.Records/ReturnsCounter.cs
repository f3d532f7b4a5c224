using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FundsCheck.Records;

/// <summary>Follows every debit to the end of the log, since a return may be recorded months later.</summary>
internal sealed class ReturnsCounter
{
    private readonly Dictionary<UInt128, FollowedDebit> _debits = [];
    private readonly List<string> _codes = [];
    private long _unknownEvents;

    /// <summary>The debits whose latest decision is by the rule set and that were not rejected or cancelled.</summary>
    public IEnumerable<FollowedDebit> Debits => _debits.Values.Where(debit =>
        debit is { IsElsewhere: false, Progress: not DebitProgress.Ended } && debit.Answer != DebitOutcome.None);

    /// <summary>Adds a decision of the rule set to its debit.</summary>
    /// <param name="record">The decision.</param>
    /// <param name="newer">The outcome by the new rule set.</param>
    /// <param name="number">The number of the decision, for <see cref="Debits"/>.</param>
    public void Add(DecisionRecord record, Outcome newer, int number = 0)
    {
        ref var debit = ref Entry(record.Debit.Id);
        debit = debit.Decided(record, newer, number);
    }

    /// <summary>Adds a decision of another rule set; later events of the debit are not counted for this one.</summary>
    public void AddElsewhere(string debitId)
    {
        ref var debit = ref Entry(debitId);
        debit = debit with { IsElsewhere = true };
    }

    public void Add(RecordedEvent recorded)
    {
        ref var debit = ref CollectionsMarshal.GetValueRefOrNullRef(_debits, Sha256.HalfOf(recorded.DebitId));
        if (Unsafe.IsNullRef(ref debit))
        {
            _unknownEvents++;
        }
        else if (!debit.IsElsewhere && debit.Progress != DebitProgress.Returned)
        {
            debit = After(debit, recorded.Event);
        }
    }

    public BacktestReturns In(Currency currency)
    {
        var (returned, good) = (new StopsCounter(), new StopsCounter());
        var codes = new Dictionary<string, StopsCounter>(StringComparer.Ordinal);
        var (all, unsent, against, returnedAgainst) = (new TallyCounter(), new TallyCounter(), new TallyCounter(), new TallyCounter());
        var (declined, unanswered, ended, elsewhere) = (new TallyCounter(), new TallyCounter(), new TallyCounter(), new TallyCounter());
        foreach (var debit in _debits.Values.Where(debit => debit.Answer != DebitOutcome.None))
        {
            all.Add(debit.Amount);
            switch (debit)
            {
                case { IsElsewhere: true }:
                    elsewhere.Add(debit.Amount);
                    break;
                case { Progress: DebitProgress.Ended }:
                    ended.Add(debit.Amount);
                    break;
                case { Progress: DebitProgress.Returned, Answer: DebitOutcome.Declined }:
                    against.Add(debit.Amount);
                    returnedAgainst.Add(debit.Amount);
                    break;
                case { Progress: DebitProgress.Sent, Answer: DebitOutcome.Declined }:
                    against.Add(debit.Amount);
                    break;
                case { Progress: DebitProgress.Returned }:
                    returned.Add(debit);
                    Counters.Of(codes, _codes[debit.ReturnCode]).Add(debit);
                    break;
                case { Progress: DebitProgress.Sent }:
                    good.Add(debit);
                    break;
                default:
                    (debit.IsDeclined ? declined : debit.Answer == DebitOutcome.LetThrough ? unsent : unanswered).Add(debit.Amount);
                    break;
            }
        }

        var byCode = codes.OrderBy(code => code.Key, StringComparer.Ordinal)
            .Select(code => new BacktestReturnCode(code.Key, code.Value.In(currency)));
        return new BacktestReturns(returned.In(currency), [.. byCode], good.In(currency), unsent.In(currency))
        {
            Debits = all.In(currency),
            SentAgainstDecline = against.In(currency),
            ReturnedAgainstDecline = returnedAgainst.In(currency),
            Declined = declined.In(currency),
            Unanswered = unanswered.In(currency),
            Ended = ended.In(currency),
            DecidedElsewhere = elsewhere.In(currency),
            UnknownEvents = _unknownEvents,
        };
    }

    /// <summary>The code of a returned debit.</summary>
    public string CodeOf(FollowedDebit debit) => _codes[debit.ReturnCode];

    private ref FollowedDebit Entry(string debitId) =>
        ref CollectionsMarshal.GetValueRefOrAddDefault(_debits, Sha256.HalfOf(debitId), out _);

    private FollowedDebit After(FollowedDebit debit, DebitEvent what) => what switch
    {
        DebitEvent.Approved => debit with { Answer = DebitOutcome.LetThrough },
        DebitEvent.Sent or DebitEvent.Settled => debit with { Progress = DebitProgress.Sent },
        DebitEvent.Returned returned => debit with { Progress = DebitProgress.Returned, ReturnCode = IndexOf(returned.Code) },
        _ => debit with { Progress = DebitProgress.Ended },
    };

    private ushort IndexOf(string code)
    {
        var index = _codes.IndexOf(code);
        if (index < 0)
        {
            index = _codes.Count;
            _codes.Add(code);
        }

        return checked((ushort)index);
    }
}

using System.Globalization;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Decisions;

/// <summary>The options of an event on the command line.</summary>
internal sealed record RecordedArguments(string? By, string? Comment, string? At, string? Effective, string? Code)
{
    public DebitEvent Read(string name)
    {
        var problems = Misplaced(name).ToList();
        if (problems.Count > 0)
        {
            throw new WrongInputException(problems);
        }

        return name switch
        {
            "approved" => new DebitEvent.Approved(By ?? string.Empty, Comment ?? string.Empty),
            "rejected" => new DebitEvent.Rejected(By ?? string.Empty, Comment ?? string.Empty),
            "sent" => new DebitEvent.Sent(Time(), Day()),
            "settled" => new DebitEvent.Settled(Time()),
            "returned" => new DebitEvent.Returned(Time(), Code ?? string.Empty),
            _ => new DebitEvent.Cancelled(),
        };
    }

    private IEnumerable<string> Misplaced(string name)
    {
        var isReview = name is "approved" or "rejected";
        (string Name, string? Value, bool Belongs)[] options =
        [
            ("--by", By, isReview),
            ("--comment", Comment, isReview),
            ("--at", At, name is "sent" or "settled" or "returned"),
            ("--effective", Effective, name is "sent"),
            ("--code", Code, name is "returned"),
        ];
        return options.Where(option => option.Value is not null && !option.Belongs)
            .Select(option => $"{option.Name} does not belong to `{name}`; remove it");
    }

    private DateTimeOffset? Time() => TimeArgument.Read("--at", At);

    private DateOnly? Day()
    {
        if (Effective is null)
        {
            return null;
        }

        return DateOnly.TryParseExact(Effective, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new WrongInputException(["--effective is a day, as in `2026-11-23`"]);
    }
}

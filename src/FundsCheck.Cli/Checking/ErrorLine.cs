using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Checking;

/// <summary>The JSON line in the place of a missing decision.</summary>
internal static class ErrorLine
{
    private const int IdShownMax = 64;

    /// <summary>The line of a closed debit, with its state.</summary>
    /// <param name="number">The line's number; null for a debit from options.</param>
    /// <param name="exception">The exception of the check.</param>
    public static string Write(int? number, DebitClosedException exception) =>
        Write(number, exception.DebitId, [new LineProblem("debit.closed", "id", exception.Message)], exception.State.ToName());

    /// <summary>The line of a debit whose record is archived, or that presents an archived debit again.</summary>
    /// <param name="number">The line's number; null for a debit from options.</param>
    /// <param name="id">The id of the checked debit.</param>
    /// <param name="exception">The exception of the check.</param>
    public static string Write(int? number, string? id, DebitArchivedException exception)
    {
        var member = string.Equals(id, exception.DebitId, StringComparison.Ordinal) ? "id" : "retryOf";
        return Write(number, id, [new LineProblem("debit.archived", member, exception.Message)]);
    }

    /// <param name="number">The line's number; null for a debit from options.</param>
    /// <param name="id">The debit's id; null where it is unknown.</param>
    /// <param name="problems">The problems of the line.</param>
    /// <param name="state">The state of a closed debit; null for any other problem.</param>
    public static string Write(int? number, string? id, IReadOnlyList<LineProblem> problems, string? state = null)
    {
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            if (number is { } line)
            {
                writer.WriteNumber("line", line);
            }

            writer.WriteString("id", id is { Length: > IdShownMax } ? null : id);
            if (state is not null)
            {
                writer.WriteString("state", state);
            }

            writer.WriteStartObject("error");
            writer.WriteStartArray("problems");
            foreach (var problem in problems)
            {
                writer.WriteStartObject();
                writer.WriteString("code", problem.Code);
                writer.WriteString("member", problem.Member);
                writer.WriteString("message", problem.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }
}

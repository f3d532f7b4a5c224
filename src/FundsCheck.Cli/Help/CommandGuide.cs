using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Help;

/// <summary>What the help of a command shows behind its options.</summary>
/// <param name="Examples">Command lines; a long one continues behind a backslash.</param>
/// <param name="Statuses">The exit statuses that mean something of their own.</param>
internal sealed record CommandGuide(IReadOnlyList<string> Examples, params IReadOnlyList<(int Status, string Meaning)> Statuses)
{
    /// <summary>All exit statuses, in order.</summary>
    public IEnumerable<(int Status, string Meaning)> AllStatuses =>
        Common.ExceptBy(Statuses.Select(row => row.Status), row => row.Status).Concat(Statuses).OrderBy(row => row.Status);

    private static IReadOnlyList<(int Status, string Meaning)> Common { get; } =
    [
        (ExitStatus.Done, "done"),
        (ExitStatus.Failed, "the command failed; standard error says why"),
        (ExitStatus.WrongInput, "wrong usage or wrong input"),
    ];
}

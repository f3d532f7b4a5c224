using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FundsCheck.Tests.Rules.Validation.Analysis.Smt;

/// <summary>One process of z3, which solves many formulas over one set of declarations after another.</summary>
internal sealed class SmtSolver : IDisposable
{
    // Among many formulas z3 sometimes times out on one that it solves at once alone.
    private const int MillisecondsMaxAmongOthers = 1_000;
    private const int MillisecondsMaxAlone = 20_000;

    private static readonly TimeSpan RuleSetTimeMax = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private SmtSolver(Process process) => _process = process;

    /// <summary>Starts z3; the test is skipped where it is missing.</summary>
    public static SmtSolver StartOrSkip()
    {
        var process = Start();
        Assert.SkipWhen(process is null, "z3 is not installed; on Debian, `apt-get install z3`");
        return new SmtSolver(process!);
    }

    /// <summary>Whether each formula can be met; null where z3 gives up.</summary>
    public async Task<bool?[]> SolveAsync(string declarations, IReadOnlyList<string> formulas)
    {
        using var time = new CancellationTokenSource(RuleSetTimeMax);
        var answers = await SolveAsync(declarations, formulas, MillisecondsMaxAmongOthers, time.Token);
        for (var index = 0; index < answers.Length; index++)
        {
            answers[index] ??= (await SolveAsync(declarations, [formulas[index]], MillisecondsMaxAlone, time.Token))[0];
        }

        return answers;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private async Task<bool?[]> SolveAsync(
        string declarations, IReadOnlyList<string> formulas, int millisecondsMax, CancellationToken cancellationToken)
    {
        var script = new StringBuilder();
        script.Append(CultureInfo.InvariantCulture, $"(reset)(set-option :timeout {millisecondsMax})\n{declarations}\n");
        foreach (var formula in formulas)
        {
            script.Append(CultureInfo.InvariantCulture, $"(push)(assert {formula})(check-sat)(pop)\n");
        }

        var answers = ReadAsync(formulas.Count, cancellationToken);
        await _process.StandardInput.WriteAsync(script, cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await answers;
    }

    private async Task<bool?[]> ReadAsync(int count, CancellationToken cancellationToken)
    {
        var answers = new bool?[count];
        for (var index = 0; index < count; index++)
        {
            answers[index] = await _process.StandardOutput.ReadLineAsync(cancellationToken) switch
            {
                "sat" => true,
                "unsat" => false,
                "unknown" or "timeout" => null,
                var line => throw new InvalidOperationException($"z3 says: {line}"),
            };
        }

        return answers;
    }

    private static Process? Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("z3", ["-in", "-smt2"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FundsCheck.TestSupport;
using Npgsql;

namespace FundsCheck.Benchmarks;

/// <summary>The benchmark of PostgreSQL itself.</summary>
/// <param name="connectionString">Its database.</param>
internal sealed partial class PgBench(string connectionString)
{
    private const int Threads = 2;

    private readonly NpgsqlConnectionStringBuilder _database = new(connectionString);

    public void Initialize(int scale) => Run("-i", "-q", "-s", Text(scale));

    /// <summary>Transactions a second.</summary>
    public double Run(int clients, int seconds)
    {
        var output = Run(
            "-b", "simple-update", "-c", Text(clients), "-j", Text(Math.Min(clients, Threads)), "-T", Text(seconds), "-n");
        return double.Parse(Speed().Match(output).Groups["speed"].Value, CultureInfo.InvariantCulture);
    }

    private string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Programs.OfPostgres("pgbench"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] all =
            ["-h", _database.Host ?? string.Empty, "-p", Text(_database.Port), "-U", _database.Username ?? string.Empty, .. arguments];
        foreach (var argument in all.Append(_database.Database ?? string.Empty))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PGPASSWORD"] = _database.Password;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"pgbench failed: {errors.Result}");
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = (?<speed>[0-9.]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Speed();
}

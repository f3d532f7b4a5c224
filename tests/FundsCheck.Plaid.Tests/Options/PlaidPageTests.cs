using System.Reflection;

namespace FundsCheck.Plaid.Tests.Options;

/// <summary>docs/plaid.md lists what the code has.</summary>
public sealed class PlaidPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "plaid.md"));

    [Fact]
    public void Every_cause_of_a_failed_connection_is_listed_once()
    {
        var causes = typeof(ConnectionCause).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);

        var listed = Rows(Page[Page.IndexOf("## Failed connections", StringComparison.Ordinal)..]).Where(cells => cells.Length == 3)
            .Select(cells => cells[1]);

        listed.Should().BeEquivalentTo(causes);
    }

    [Fact]
    public void Every_listed_code_exists()
    {
        var codes = Rows(Page).SelectMany(cells => cells)
            .Where(cell => cell.StartsWith("BALANCE_", StringComparison.Ordinal) || cell.StartsWith("PROVIDER_", StringComparison.Ordinal));

        codes.Should().NotBeEmpty().And.OnlyContain(code => PlaidFailures.IsOwn(code) || PlaidErrorTable.Find(code) != null);
    }

    [Fact]
    public void Every_code_of_Plaids_is_listed_with_its_category_and_meaning()
    {
        var listed = Rows(Page).Where(cells => cells.Length == 3 && PlaidErrorTable.Find(cells[0]) is not null)
            .Select(cells => string.Join('|', cells));

        listed.Should().Equal(PlaidErrorTable.All.Select(row => $"{row.Code}|{BalanceFailures.NameOf(row.Category)}|{row.Meaning}"));
    }

    [Fact]
    public void Every_type_of_error_is_listed_with_its_category()
    {
        var listed = Rows(Page).Where(cells => cells.Length == 2 && PlaidErrorTable.Types.ContainsKey(cells[0]))
            .Select(cells => (cells[0], cells[1]));

        listed.Should().BeEquivalentTo(PlaidErrorTable.Types.Select(type => (type.Key, BalanceFailures.NameOf(type.Value))));
    }

    [Fact]
    public void Every_option_of_time_load_and_circuits_is_listed()
    {
        var options = typeof(PlaidOptions).GetProperties().Select(option => option.Name)
            .Except(["BaseAddress", "ClientId", "Secret", "MaxBalanceAge"], StringComparer.Ordinal);

        options.Should().OnlyContain(option => Page.Contains($"`{option}`", StringComparison.Ordinal));
    }

    private static IEnumerable<string[]> Rows(string page) => page.Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim(' ', '`')).ToArray());

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the repository is not above the tests");
    }
}

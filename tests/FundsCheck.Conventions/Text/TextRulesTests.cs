using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Text;

public sealed class TextRulesTests
{
    [Fact]
    public void No_source_is_longer_than_the_limit()
    {
        RepositoryFiles.All.Where(file => file.IsCSharp).SelectMany(TextRules.TooLong).Should().BeEmpty();
    }

    [Fact]
    public void No_line_is_longer_than_the_limit()
    {
        RepositoryFiles.All.Where(file => file.IsCSharp).SelectMany(TextRules.TooWide).Should().BeEmpty();
    }

    [Fact]
    public void No_warning_is_silenced_without_a_reason_on_the_same_line()
    {
        RepositoryFiles.All.Where(file => file.IsCSharp).SelectMany(TextRules.SilencedWithoutReason).Should().BeEmpty();
    }

    [Fact]
    public void No_file_has_a_registry_a_local_path_or_a_secret()
    {
        RepositoryFiles.All.Should().HaveCountGreaterThan(100);
        RepositoryFiles.All.SelectMany(TextRules.BannedWords).Should().BeEmpty();
    }

    [Theory]
    [InlineData(250, 0)]
    [InlineData(251, 1)]
    public void A_longer_file_is_found(int lines, int found)
    {
        TextRules.TooLong(File(string.Concat(Enumerable.Repeat("x\n", lines)))).Should().HaveCount(found);
    }

    [Theory]
    [InlineData(140, 0)]
    [InlineData(141, 1)]
    public void A_longer_line_is_found(int columns, int found)
    {
        TextRules.TooWide(File("first\n" + new string('x', columns) + "\n")).Should().HaveCount(found);
    }

    [Theory]
    [InlineData("#pragma warning disable CA2000")]
    [InlineData("    #pragma warning disable CA2000 // why")]
    [InlineData("#pragma  warning  disable")]
    [InlineData("#nullable disable")]
    [InlineData("    [SuppressMessage(\"Design\", \"CA1000\")]")]
    [InlineData("    [SuppressMessage(\"Design\", \"CA1000\", Justification = \"\")]")]
    [InlineData("[assembly: SuppressMessage(\"Design\", \"CA1000\")]")]
    [InlineData("    [UnconditionalSuppressMessage(\"Trimming\", \"IL2026\")]")]
    [InlineData("    public void Some([SuppressMessage(\"Design\", \"CA1000\")] int number)")]
    public void A_suppression_without_a_reason_is_found(string line)
    {
        TextRules.SilencedWithoutReason(File("first\n" + line + "\n")).Should().ContainSingle().Which.Should().StartWith("sample.cs:2:");
    }

    [Theory]
    [InlineData("#pragma warning disable CA2000 // the sandbox disposes of its server")]
    [InlineData("#pragma warning restore CA2000")]
    [InlineData("    [SuppressMessage(\"Design\", \"CA1000\", Justification = \"the factory of a generic type\")]")]
    [InlineData("    // #pragma warning disable without a reason is found by a test")]
    public void A_suppression_with_a_reason_is_allowed(string line)
    {
        TextRules.SilencedWithoutReason(File(line)).Should().BeEmpty();
    }

    // Put together, as this file may hold them no more than others.
    [Theory]
    [InlineData("\"resolved\": \"https://registry.npm", "js.org/ajv/-/ajv-8.17.1.tgz\"")]
    [InlineData("<add key=\"x\" value=\"https://api.nu", "get.org/v3/index.json\" />")]
    [InlineData("var path = \"/wo", "rk/main/FundsCheck.sln\";")]
    [InlineData("cd /ro", "ot/.nuget")]
    [InlineData("C:\\Us", "ers\\somebody\\source")]
    [InlineData("-----BEGIN RSA PRIV", "ATE KEY-----")]
    [InlineData("access-produc", "tion-0a1b2c3d-1111-2222-3333-444455556666")]
    [InlineData("PLAID_SEC", "RET=0123456789abcdef0123456789abcd")]
    [InlineData("\"client_sec", "ret\": \"0123456789abcdef0123456789abcd\"")]
    [InlineData("token: gh", "p_0123456789abcdefghijklmnopqrstuvwxyz")]
    public void A_banned_word_is_found(string left, string right)
    {
        TextRules.BannedWords(File("first\n" + left + right)).Should().ContainSingle().Which.Should().StartWith("sample.cs:2:");
    }

    [Theory]
    [InlineData("access-sandbox-8ab976e6-64bc-4b38-98f7-731e7a349970")]
    [InlineData("../shared/plaid/openapi.yml and src/work/in/progress")]
    [InlineData("the network/workload; a/home/loan; PLAID_SECRET comes from the environment")]
    public void A_similar_word_is_allowed(string line)
    {
        TextRules.BannedWords(File(line)).Should().BeEmpty();
    }

    private static RepositoryFile File(string text) => new("sample.cs", text);
}

namespace FundsCheck.Conventions.Repository;

public sealed class RepositoryFilesTests
{
    [Fact]
    public void The_sources_without_git_are_those_of_git()
    {
        var found = RepositoryFiles.InFolders()
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal));

        found.Should().BeEquivalentTo(RepositoryFiles.Sources.Select(file => file.Path));
    }

    [Theory]
    [InlineData("src/FundsCheck/Rules/Facts/Fact.cs", "FundsCheck", "Rules")]
    [InlineData("src/FundsCheck/Money.cs", "FundsCheck", "")]
    [InlineData("README.md", "", "")]
    public void A_file_has_its_project_and_its_first_folder(string path, string project, string folder)
    {
        var file = new RepositoryFile(path, string.Empty);

        (file.Project, file.Folder).Should().Be((project, folder));
    }

    [Theory]
    [InlineData("a; // b\nc;", "a;  \nc;")]
    [InlineData("a; /* b\n// c */ d;", "a;   d;")]
    [InlineData("/// <see cref=\"A\"/>\nb;", " \nb;")]
    [InlineData("a = \"https://b\"; // c", "a = \"https://b\";  ")]
    [InlineData("a = \"\\\"// b\"; // c", "a = \"\\\"// b\";  ")]
    [InlineData("a = @\"\\\"; // b", "a = @\"\\\";  ")]
    [InlineData("a = \"\"\"\n\" // b\n\"\"\"; // c", "a = \"\"\"\n\" // b\n\"\"\";  ")]
    [InlineData("a = '\"'; // b", "a = '\"';  ")]
    [InlineData("// don't\na = 'b';", " \na = 'b';")]
    public void Code_is_read_without_its_comments_and_with_its_strings(string source, string code)
    {
        CodeText.Of(source).Should().Be(code);
    }
}

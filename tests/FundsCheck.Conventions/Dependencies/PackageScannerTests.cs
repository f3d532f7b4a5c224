using System.Xml.Linq;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Dependencies;

public sealed class PackageScannerTests
{
    [Fact]
    public void A_package_is_named_only_in_its_folder()
    {
        RepositoryFiles.Sources.SelectMany(PackageScanner.Violations).Should().BeEmpty();
        SourceProjects.All.SelectMany(project => PackageScanner.Violations(project.Name, project.Xml)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("src/FundsCheck/Rules/RuleSet.cs", "using FluentValidation;")]
    [InlineData("src/FundsCheck/ProposedDebit.cs", "FluentValidation.Results.ValidationResult result;")]
    [InlineData("src/FundsCheck.Plaid/Options/PlaidOptionsValidator.cs", "using FluentValidation;")]
    [InlineData("src/FundsCheck/Checking/SharedReads.cs", "using Polly;")]
    [InlineData("src/FundsCheck.Cli/Program.cs", "using Polly.Retry;")]
    [InlineData("src/FundsCheck/Checking/FundsChecker.cs", "using MediatR;")]
    [InlineData("src/FundsCheck/Debits/ProposedDebit.cs", "global::NodaMoney.Money amount;")]
    [InlineData("src/FundsCheck.Plaid.AspNetCore/Endpoint.cs", "using Microsoft.IdentityModel.Tokens;")]
    [InlineData("src/FundsCheck.Testing/ScriptedBalanceSource.cs", "global::MediatR.IMediator mediator;")]
    public void A_package_named_elsewhere_is_found(string path, string source)
    {
        PackageScanner.Violations(new RepositoryFile(path, source)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("src/FundsCheck/Checking/DebitValidator.cs", "using FluentValidation;")]
    [InlineData("src/FundsCheck/Rules/RuleSetValidator.cs", "using FluentValidation;")]
    [InlineData("src/FundsCheck.Plaid/Calls/PlaidPipeline.cs", "using Polly.Retry;")]
    [InlineData("src/FundsCheck.MediatR/CheckFunds.cs", "using MediatR;")]
    [InlineData("src/FundsCheck.NodaMoney/NodaMoneyExtensions.cs", "global::NodaMoney.Money amount;")]
    [InlineData("src/FundsCheck/Checking/FundsChecker.cs", "// as MediatR and Polly do\nvar FundsCheckPolly = 1;")]
    public void A_package_named_in_its_folder_is_allowed(string path, string source)
    {
        PackageScanner.Violations(new RepositoryFile(path, source)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("FundsCheck", "Polly.Core")]
    [InlineData("FundsCheck.Plaid", "MediatR")]
    [InlineData("FundsCheck.Plaid", "FluentValidation")]
    [InlineData("FundsCheck.Cli", "Polly.Extensions")]
    [InlineData("FundsCheck", "Microsoft.IdentityModel.JsonWebTokens")]
    public void A_package_referenced_by_another_project_is_found(string project, string package)
    {
        var xml = XDocument.Parse($"<Project><ItemGroup><PackageReference Include=\"{package}\" /></ItemGroup></Project>");

        PackageScanner.Violations(project, xml).Should().ContainSingle();
    }
}

import ArgumentParser

/// Prints the man page; `make install` calls it. It is made of the verbs' own help, so that the
/// two cannot differ.
struct ManualPage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual-page", abstract: "Print the manual page.", shouldDisplay: false)

  func run() throws {
    var page = ".TH ASSAY 1 \"\" \"Assay \(AssayCommand.version)\" \"User Commands\"\n"
    page += ".SH NAME\nassay \\- verify the claims of an article\n"
    page += section(
      "SYNOPSIS AND VERBS", AssayCommand.helpMessage(for: AssayCommand.self, columns: 76))
    for verb in AssayCommand.verbs {
      let parts = verb.configuration.subcommands
      for command in parts.isEmpty ? [verb] : parts {
        let name = (parts.isEmpty ? "" : verb.typedName + " ") + command.typedName
        page += section(
          "assay \(name)".uppercased(),
          AssayCommand.helpMessage(for: command, columns: 76))
      }
    }
    page += """
      .SH EXIT STATUS
      .nf
      0   done
      1   done, with findings: rejected rows, failed verification
      64  the command cannot be understood
      65  the data cannot be used
      66  there is no such input
      73  the output cannot be made
      74  input or output failed
      75  busy; try again
      .fi
      .SH ENVIRONMENT
      .nf
      ASSAY_REVIEWER   who gives verdicts
      ASSAY_RESOURCES  the folder with the language models
      NO_COLOR         no colours
      .fi

      """
    try Terminal.standard.put(page)
  }

  /// Help as it is, line by line; a line that begins with a dot or an apostrophe is no request.
  private func section(_ title: String, _ help: String) -> String {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let escaped = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }
    return ".SH \(title.replacing("-", with: "\\-"))\n.nf\n\(lines.joined(separator: "\n"))\n.fi\n"
  }
}

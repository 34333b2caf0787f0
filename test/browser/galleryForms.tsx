import {
  Actions,
  Button,
  Checkboxes,
  DateInput,
  FileUpload,
  Filters,
  Form,
  Input,
  Radios,
  SearchBox,
  Select,
  TextArea,
} from '../../src/platform/html/components/index.ts';
import type { PageContext } from '../../src/platform/html/page.ts';
import { dateWords } from '../../src/platform/html/words.ts';

const industries = [
  { value: '', text: 'All industries' },
  { value: 'C25', text: 'Metal products' },
  { value: 'C13', text: 'Textiles' },
];

export const GalleryForms = ({ page }: { page: PageContext }) => (
  <>
    <h2>Search and filters</h2>
    <SearchBox action="/suppliers" name="q" label="Name, in any script" value="metal" submit="Search" />
    <div class="columns columns-side">
      <Filters action="/suppliers" title="Filters" submit="Apply" reset={{ href: '/suppliers', text: 'Clear' }} side>
        <Select id="filter-industry" name="industry" label="Industry" options={industries} value="C25" />
        <Checkboxes
          id="filter-size"
          name="size"
          label="Size"
          values={['small']}
          options={[
            { value: 'micro', text: 'under 5' },
            { value: 'small', text: '5 to 19' },
            { value: 'medium', text: '20 to 99' },
          ]}
        />
      </Filters>
      <Form page={page} action="/apply">
        <Input id="name" name="name" label="Name of the firm" hint="As it is registered" value="甫舜企業有限公司" />
        <Input
          id="email"
          name="email"
          type="email"
          label="Email address"
          error="Enter an address like name@example.org, so that we can send the decision"
          value="lin@"
        />
        <Input
          id="workers"
          name="workers"
          label="Workers"
          width={4}
          inputMode="numeric"
          suffix="people"
          optional="optional"
        />
        <DateInput
          id="founded"
          name="founded"
          label="When was the firm founded?"
          hint="For example 5 10 2010"
          words={dateWords(page.t)}
          value={{ day: '31', month: '2', year: '2010' }}
          error="31 February does not exist: check the day and the month"
        />
        <Radios
          id="form"
          name="form"
          label="Is the firm registered?"
          value="yes"
          options={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No', hint: 'You can still get help: several programmes take firms without a number' },
          ]}
        />
        <Checkboxes
          id="help"
          name="help"
          label="What would help?"
          error="Choose at least one"
          options={[
            { value: 'expert', text: 'An outside expert' },
            { value: 'testing', text: 'Testing' },
            { value: 'training', text: 'Training' },
          ]}
        />
        <Select id="industry" name="industry" label="Industry" options={industries} error="Choose an industry" />
        <TextArea id="why" name="why" label="What do you want to change?" hint="Two or three sentences are enough" />
        <FileUpload
          id="receipt"
          name="receipt"
          label="Receipt"
          hint="PDF or picture, up to 10 MB"
          accept=".pdf,image/*"
        />
        <Actions>
          <Button>Send</Button>
        </Actions>
      </Form>
    </div>
  </>
);
